package dev.parley.protocol.terms;

import dev.parley.protocol.document.Position;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer where, as a JSON pointer (RFC 6901)
 * @param position where, in the text that was read
 * @param message what was expected
 */
public record DocumentProblem(String pointer, Position position, String message) {}
