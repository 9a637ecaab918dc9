/** Everything that runs on the one machine, and who appears in it: publishers, agents, their terms and keys. */
@NullMarked
package dev.parley.standalone.stage;

import org.jspecify.annotations.NullMarked;
