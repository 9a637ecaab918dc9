package dev.parley.usagelog.query.http;

import dev.parley.protocol.id.AgreementId;
import dev.parley.shell.identity.Scope;
import dev.parley.shell.identity.http.Requester;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import dev.parley.usagelog.query.LogFilter;
import dev.parley.usagelog.query.Place;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a list of the log may be asked for, as it was sent; what is absent narrows nothing.
 *
 * @param from RFC 3339: the earliest moment
 * @param until RFC 3339: the moment before which the list ends
 * @param next where the list goes on, as the previous answer named it
 */
public record Question(
        @QueryParam("publisher") @Nullable String publisher,
        @QueryParam("client") @Nullable String client,
        @QueryParam("agreement") @Nullable String agreement,
        @QueryParam("resource") @Nullable String resource,
        @QueryParam("use") @Nullable String use,
        @QueryParam("from") @Nullable String from,
        @QueryParam("until") @Nullable String until,
        @QueryParam("next") @Nullable String next,
        @QueryParam("limit") @Nullable String limit) {

    Scope scope(Requester requester) {
        return requester.scope(publisher, client);
    }

    /** @throws ProblemException {@code INVALID_REQUEST} naming the parameter */
    LogFilter filter() {
        return new LogFilter(
                parse("agreement", agreement, AgreementId::new),
                parse("resource", resource, Question::storable),
                parse("use", use, Question::storable),
                from == null ? Instant.EPOCH : moment("from", from));
    }

    /** @throws ProblemException {@code INVALID_REQUEST} naming the parameter */
    Place after() {
        if (next != null) {
            return PlaceCursor.parse(next);
        }
        return Place.before(until == null ? Place.LATEST : moment("until", until));
    }

    /** @throws ProblemException {@code INVALID_REQUEST} if it is no number within bounds */
    int pageSize() {
        return PageSize.parse(limit);
    }

    /** PostgreSQL holds no text with a zero, so that there is nothing to be found by one. */
    private static String storable(String text) {
        if (text.indexOf(0) >= 0) {
            throw new IllegalArgumentException("expected text without control characters");
        }
        return text;
    }

    private static Instant moment(String parameter, String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            if (!moment.isBefore(Instant.EPOCH) && !moment.isAfter(Place.LATEST)) {
                return moment;
            }
        } catch (DateTimeException notOne) {
            // Told below.
        }
        throw invalid(parameter, "expected a time such as 2026-12-01T00:00:00Z");
    }

    private static <T> @Nullable T parse(String parameter, @Nullable String text, Function<String, T> parser) {
        try {
            return text == null ? null : parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw invalid(parameter, String.valueOf(e.getMessage()));
        }
    }

    private static ProblemException invalid(String parameter, String why) {
        return new ProblemException(ProblemDetails.of(Problem.INVALID_REQUEST, parameter + ": " + why + "."));
    }
}
