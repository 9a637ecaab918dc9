/** From counted units to money, never rounding an event. */
@NullMarked
package dev.parley.protocol.rating;

import org.jspecify.annotations.NullMarked;
