/** Who calls: keys, and what they open. */
@NullMarked
package dev.parley.negotiation.identity;

import org.jspecify.annotations.NullMarked;
