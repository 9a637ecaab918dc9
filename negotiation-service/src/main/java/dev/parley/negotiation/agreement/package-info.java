/** Agreements, and the keys that sign them. */
@NullMarked
package dev.parley.negotiation.agreement;

import org.jspecify.annotations.NullMarked;
