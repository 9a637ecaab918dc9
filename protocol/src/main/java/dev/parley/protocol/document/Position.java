package dev.parley.protocol.document;

/**
 * Where something stands in a text.
 *
 * @param line from 1; 0 where unknown
 * @param column from 1; 0 where unknown
 */
public record Position(int line, int column) {
    public static final Position UNKNOWN = new Position(0, 0);
}
