/** The names of parties and things: typed, checked once, printed as they are. */
@NullMarked
package dev.parley.protocol.id;

import org.jspecify.annotations.NullMarked;
