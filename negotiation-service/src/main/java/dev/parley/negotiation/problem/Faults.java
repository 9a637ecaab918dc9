package dev.parley.negotiation.problem;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a body, so that its sender hears it all at once. */
public final class Faults {
    private final List<Fault> found = new ArrayList<>();

    public void add(String pointer, String message) {
        found.add(Fault.at(pointer, message));
    }

    /** The parsed member; null with a fault noted if it is missing or cannot be parsed. */
    public <T> @Nullable T required(
            String pointer, @Nullable String text, String expected, Function<String, T> parser) {
        if (text == null) {
            add(pointer, "missing; expected " + expected);
            return null;
        }
        return parsed(pointer, text, expected, parser);
    }

    /** The parsed member; null if it is absent, or cannot be parsed, which is noted. */
    public <T> @Nullable T optional(
            String pointer, @Nullable String text, String expected, Function<String, T> parser) {
        return text == null ? null : parsed(pointer, text, expected, parser);
    }

    /** @throws ProblemException with all faults, if there are any */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemException(invalidRequest(found));
        }
    }

    public static ProblemDetails invalidRequest(List<Fault> faults) {
        String detail = faults.size() == 1
                ? "One member is not as expected: see faults."
                : faults.size() + " members are not as expected: see faults.";
        return ProblemDetails.of(Problem.INVALID_REQUEST, detail).with("faults", List.copyOf(faults));
    }

    private <T> @Nullable T parsed(String pointer, String text, String expected, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (RuntimeException refused) {
            add(pointer, "expected " + expected);
            return null;
        }
    }
}
