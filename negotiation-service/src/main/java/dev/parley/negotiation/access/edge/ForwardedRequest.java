package dev.parley.negotiation.access.edge;

import dev.parley.negotiation.access.AccessProblems;
import dev.parley.negotiation.access.AccessRequest;
import dev.parley.negotiation.access.RequestTarget;
import dev.parley.negotiation.access.http.AccessFieldLines;
import dev.parley.negotiation.directory.Directory;
import dev.parley.negotiation.directory.KeyHolder.OfEdge;
import dev.parley.negotiation.directory.Site;
import dev.parley.protocol.match.Resource;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an agent asked an edge for, as the edge tells it in forwarded fields. They count only behind a valid edge key,
 * each must stand there exactly once, and none may hold a list: what an agent slipped in beside the edge's own is
 * refused, never chosen.
 *
 * @param host without port, as it came
 * @param uri path and query in origin form, as it came
 */
record ForwardedRequest(String method, String host, String uri) {
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
    private static final Pattern PROTO = Pattern.compile("https?", Pattern.CASE_INSENSITIVE);
    /** A name or an address, and a port that says nothing: no user, no list, no blank. */
    private static final Pattern HOST = Pattern.compile(
            "(?<host>[a-z0-9]([a-z0-9._-]{0,252})|\\[[0-9a-f:.]{2,45}])(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    /** @throws ProblemException naming the field that is missing, repeated or malformed */
    static ForwardedRequest of(MultiMap headers) {
        String method = single(headers, EdgeFields.METHOD, METHOD, "a method in capitals, such as GET");
        single(headers, EdgeFields.PROTO, PROTO, "http or https");
        String host = single(headers, EdgeFields.HOST, HOST, "a host with or without port");
        String uri = single(headers, EdgeFields.URI, Pattern.compile(".*"), "path and query as the agent sent them");
        return new ForwardedRequest(method, host, uri);
    }

    /**
     * The same as a request to Parley. What else it says — bounds, key, idempotency key — is the agent's own.
     *
     * @throws ProblemException if the host is not one of the edge's publisher, or the path cannot be read
     */
    AccessRequest asked(OfEdge edge, Directory directory, MultiMap headers) {
        Site site = directory
                .site(host)
                .filter(found -> found.publisher().equals(edge.publisher()))
                .orElseThrow(() -> notTheEdges(edge));
        if (method.equals("CONNECT") || method.equals("TRACE")) {
            throw new ProblemException(
                    ProblemDetails.of(Problem.METHOD_NOT_ALLOWED, method + " is decided for no resource.")
                            .withField("Allow", "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE"));
        }
        try {
            RequestTarget target = RequestTarget.parse(uri);
            return new AccessRequest(
                    site.publisher(),
                    method,
                    Resource.of(site.origin().toString(), target.path()),
                    target.query(),
                    AccessFieldLines.of(headers),
                    edge.delivery(),
                    edge.edge());
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(AccessProblems.unreadablePath(malformed));
        }
    }

    /** Whose host it is, if anybody's, is not for this edge to know. */
    private ProblemException notTheEdges(OfEdge edge) {
        return new ProblemException(ProblemDetails.of(
                        Problem.EDGE_HOST,
                        "This edge asks for %s, and %s is no origin of it.".formatted(edge.publisher(), host))
                .with("publisher", edge.publisher().value())
                .with("host", host));
    }

    private static String single(MultiMap headers, String field, Pattern grammar, String expected) {
        List<String> lines = headers.getAll(field);
        return Optional.of(lines)
                .filter(all -> all.size() == 1)
                .map(List::getFirst)
                .filter(line -> grammar.matcher(line).matches())
                .orElseThrow(() -> malformed(field, lines.size(), expected));
    }

    private static ProblemException malformed(String field, int lines, String expected) {
        return new ProblemException(ProblemDetails.of(
                        Problem.MALFORMED_HEADER,
                        lines == 1
                                ? "%s must be %s.".formatted(field, expected)
                                : "The edge must set %s exactly once; it stands in the request %d times."
                                        .formatted(field, lines))
                .with("header", field)
                .with("expected", expected));
    }
}
