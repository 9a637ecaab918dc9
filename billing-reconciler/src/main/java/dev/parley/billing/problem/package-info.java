/** Everything that can go wrong, in one catalogue. */
@NullMarked
package dev.parley.billing.problem;

import org.jspecify.annotations.NullMarked;
