/** Who calls, and what they may see. */
@NullMarked
package dev.parley.billing.identity;

import org.jspecify.annotations.NullMarked;
