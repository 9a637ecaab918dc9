/**
 * The header fields in which agents state bounds and publishers answer; one class for each dialect. Whatever arrives is
 * read or refused with its position; nothing is guessed.
 */
@NullMarked
package dev.parley.protocol.header;

import org.jspecify.annotations.NullMarked;
