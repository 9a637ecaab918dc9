package dev.parley.protocol.header;

import dev.parley.protocol.bounds.Bounds;

/** What a request's header fields say about its bounds. */
public sealed interface ParsedBounds {

    /** The agent stated bounds. */
    record Stated(Bounds bounds) implements ParsedBounds {}

    /** It stated none. */
    record Absent() implements ParsedBounds {}

    /**
     * It stated something that cannot be read. Nothing may be decided on it: a misread bound is money.
     *
     * @param header the field that is wrong
     * @param position the first character that is, from 0; several lines of one field count as joined by {@code ", "}
     * @param expected completes the sentence "expected …"
     */
    record Malformed(String header, int position, String expected) implements ParsedBounds {}
}
