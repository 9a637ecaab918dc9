package dev.parley.protocol.header;

import dev.parley.protocol.header.structured.MalformedFieldException;

/** What is too much to be read. */
final class FieldLimits {
    private FieldLimits() {}

    static void requireLength(String text, int max) throws MalformedFieldException {
        if (text.length() > max) {
            throw new MalformedFieldException(max, "at most " + max + " characters in the whole field");
        }
    }
}
