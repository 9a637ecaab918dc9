package dev.parley.negotiation.access.gateway;

import dev.parley.negotiation.access.edge.EdgeFields;
import dev.parley.negotiation.access.http.Answers;
import dev.parley.negotiation.directory.Directory;
import dev.parley.negotiation.directory.HostConfiguration;
import dev.parley.negotiation.directory.Site;
import dev.parley.negotiation.event.Readiness;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The host decides first: Parley's own hosts go on to the API, origins' to the gateway, and no other is served. */
@Singleton
public class GatewayRoute {
    /** Before everything that could answer by path alone. */
    private static final int FIRST = Integer.MAX_VALUE / 2;
    /** All that Parley takes from an origin's own paths. */
    private static final Set<String> WELL_KNOWN = Set.of("/.well-known/parley.json", "/.well-known/parley-keys.json");

    private final Set<String> apiHosts;
    private final Directory directory;
    private final Readiness readiness;
    private final Answers answers;
    private final Gateway gateway;
    private final Drain drain;

    GatewayRoute(
            HostConfiguration hosts,
            Directory directory,
            Readiness readiness,
            Answers answers,
            Gateway gateway,
            Drain drain) {
        this.apiHosts = hosts.apiHosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.directory = directory;
        this.readiness = readiness;
        this.answers = answers;
        this.gateway = gateway;
        this.drain = drain;
    }

    void register(@Observes Filters filters) {
        filters.register(this::route, FIRST);
    }

    @CallableBy(Role.ANYONE)
    private void route(RoutingContext context) {
        HttpServerRequest request = context.request();
        HostAndPort authority = request.authority();
        if (drain.hasBegun()) {
            answers.problem(request, Answers.stopping());
            return;
        }
        if (authority == null || request.headers().getAll("Host").size() > 1) {
            answers.problem(request, ProblemDetails.of(Problem.INVALID_REQUEST, "Send exactly one valid Host field."));
            return;
        }
        String host = authority.host().toLowerCase(Locale.ROOT);
        if (apiHosts.contains(host)) {
            context.next();
        } else if (readiness.isReady()) {
            serve(context, host);
        } else {
            answers.problem(request, Answers.notReady());
        }
    }

    private void serve(RoutingContext context, String host) {
        HttpServerRequest request = context.request();
        Optional<Site> site = directory.site(host);
        if (site.isEmpty()) {
            answers.problem(
                    request,
                    ProblemDetails.of(Problem.HOST_NOT_SERVED, "No publisher's site of this name is served here."));
        } else if (request.headers().contains(EdgeFields.KEY)) {
            // An edge that asks under the name of the site would take the origin's answer for a decision.
            answers.problem(
                    request,
                    ProblemDetails.of(
                            Problem.HOST_NOT_SERVED,
                            "Edges ask under the API's host, and this is a site's. Name the API in the field Host."));
        } else if (WELL_KNOWN.contains(request.uri())) {
            context.next();
        } else {
            new Exchange(request, site.get(), gateway).begin();
        }
    }
}
