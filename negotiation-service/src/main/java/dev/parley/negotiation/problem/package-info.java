/** Everything that can go wrong, in one catalogue. */
@NullMarked
package dev.parley.negotiation.problem;

import org.jspecify.annotations.NullMarked;
