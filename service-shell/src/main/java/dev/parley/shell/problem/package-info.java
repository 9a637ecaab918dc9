/** Everything that can go wrong, in one catalogue. */
@NullMarked
package dev.parley.shell.problem;

import org.jspecify.annotations.NullMarked;
