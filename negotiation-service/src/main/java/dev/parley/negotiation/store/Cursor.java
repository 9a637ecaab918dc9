package dev.parley.negotiation.store;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Where the next page of a list begins. Opaque: what it holds may change with any release. */
public final class Cursor {
    private Cursor() {}

    public static String encode(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    public static String encode(long last) {
        return encode(Long.toString(last));
    }

    /** @throws ProblemException if no earlier answer gave it */
    public static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            throw unknown();
        }
    }

    /** @throws ProblemException if no earlier answer gave it */
    public static long decodeNumber(String cursor) {
        try {
            return Long.parseLong(decode(cursor));
        } catch (NumberFormatException notOurs) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(
                ProblemDetails.of(Problem.INVALID_REQUEST, "The cursor is not one that an earlier answer gave."));
    }
}
