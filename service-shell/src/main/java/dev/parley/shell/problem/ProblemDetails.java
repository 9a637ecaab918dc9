package dev.parley.shell.problem;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One occurrence of a problem (RFC 9457).
 *
 * @param detail for a person: what was wrong, and what to do
 * @param members extension members of the body in their order: text, numbers, booleans, lists, maps, and records of these
 * @param fields header fields that go with the answer
 */
public record ProblemDetails(Problem problem, String detail, Map<String, Object> members, Map<String, String> fields) {

    public ProblemDetails {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public static ProblemDetails of(Problem problem, String detail) {
        return new ProblemDetails(problem, detail, Map.of(), Map.of());
    }

    /** The same with an extension member in the body. */
    public ProblemDetails with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new ProblemDetails(problem, detail, more, fields);
    }

    /** The same with a header field beside the body. */
    public ProblemDetails withField(String name, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new ProblemDetails(problem, detail, members, more);
    }

    /** The same with {@code Retry-After} in whole seconds, rounded up. */
    public ProblemDetails retryAfter(Duration pause) {
        return withField("Retry-After", Long.toString(pause.plusMillis(999).toSeconds()));
    }

    public int status() {
        return problem.status();
    }
}
