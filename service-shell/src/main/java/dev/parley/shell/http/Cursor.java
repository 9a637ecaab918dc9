package dev.parley.shell.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a list goes on: opaque to the caller, a number to us. */
public final class Cursor {
    private Cursor() {}

    public static String of(long last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("c" + last).getBytes(UTF_8));
    }

    /**
     * The number after which a list goes on; 0 for the beginning.
     *
     * @throws ProblemException {@code INVALID_REQUEST} if it is none of ours
     */
    public static long parse(@Nullable String cursor) {
        if (cursor == null) {
            return 0;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            if (text.startsWith("c")) {
                return Long.parseLong(text.substring(1));
            }
        } catch (IllegalArgumentException notOurs) {
            // Told below.
        }
        throw new ProblemException(ProblemDetails.of(
                Problem.INVALID_REQUEST, "next: send the value that the previous answer named, or none to begin."));
    }
}
