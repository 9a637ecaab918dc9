package dev.parley.negotiation.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a body.
 *
 * @param pointer where, as a JSON pointer (RFC 6901)
 * @param line from 1, where known
 * @param column from 1, where known
 * @param message what was expected
 */
public record Fault(
        String pointer, @Nullable Integer line, @Nullable Integer column, String message) {

    public static Fault at(String pointer, String message) {
        return new Fault(pointer, null, null, message);
    }
}
