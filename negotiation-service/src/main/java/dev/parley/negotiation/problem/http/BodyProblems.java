package dev.parley.negotiation.problem.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.parley.negotiation.problem.Fault;
import dev.parley.negotiation.problem.Faults;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What Jackson finds wrong with a body, in words that name no class. */
final class BodyProblems {
    private BodyProblems() {}

    static ProblemDetails of(JacksonException failure) {
        return failure instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? Faults.invalidRequest(List.of(fault(mapping)))
                : notWellFormed(failure);
    }

    private static ProblemDetails notWellFormed(JacksonException failure) {
        @Nullable JsonLocation location = failure.getLocation();
        if (location == null || location.getLineNr() < 1) {
            return ProblemDetails.of(Problem.MALFORMED_BODY, "Expected a JSON object.");
        }
        return ProblemDetails.of(
                        Problem.MALFORMED_BODY,
                        "Expected a JSON object; what stands at line %d, column %d does not belong there."
                                .formatted(location.getLineNr(), location.getColumnNr()))
                .with("line", location.getLineNr())
                .with("column", location.getColumnNr());
    }

    private static Fault fault(JsonMappingException failure) {
        var pointer = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : escaped(step.getFieldName()));
        }
        @Nullable JsonLocation location = failure.getLocation();
        boolean known = location != null && location.getLineNr() > 0;
        return new Fault(
                pointer.toString(),
                known ? location.getLineNr() : null,
                known ? location.getColumnNr() : null,
                message(failure));
    }

    private static String message(JsonMappingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            var known = new TreeSet<String>();
            if (unknown.getKnownPropertyIds() != null) {
                unknown.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
            }
            return "unknown member; expected one of " + String.join(", ", known);
        }
        return "not of the expected type";
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
