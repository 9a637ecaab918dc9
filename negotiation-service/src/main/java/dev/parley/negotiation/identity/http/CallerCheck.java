package dev.parley.negotiation.identity.http;

import dev.parley.negotiation.event.Readiness;
import dev.parley.negotiation.identity.Principal;
import dev.parley.negotiation.identity.Principals;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets to each endpoint only those whom it declares; an endpoint that declares nobody answers nobody. */
@jakarta.ws.rs.ext.Provider
public class CallerCheck implements ContainerRequestFilter {
    private static final Duration START_PAUSE = Duration.ofSeconds(2);

    /** Asked for with each request: the check is made before there is configuration. */
    private final Provider<Principals> principals;

    private final Requester requester;
    private final Provider<Readiness> readiness;

    @Context
    @Nullable
    ResourceInfo endpoint;

    @Inject
    public CallerCheck(Provider<Principals> principals, Requester requester, Provider<Readiness> readiness) {
        this.principals = principals;
        this.requester = requester;
        this.readiness = readiness;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        List<Role> allowed = allowed();
        if (allowed.contains(Role.ANYONE)) {
            return;
        }
        Principal principal = authenticated(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (!allowed.contains(principal.role())) {
            throw new ProblemException(roleNotAllowed(principal, allowed));
        }
        requireReach(principal, request);
        requester.is(principal);
    }

    private List<Role> allowed() {
        var declared = endpoint == null || endpoint.getResourceMethod() == null
                ? null
                : endpoint.getResourceMethod().getAnnotation(CallableBy.class);
        return declared == null ? List.of() : List.of(declared.value());
    }

    private Principal authenticated(@Nullable String authorization) {
        Principal principal = principals.get().find(authorization).orElseThrow(this::unknownKey);
        if (principal instanceof Principal.Nobody) {
            throw new ProblemException(ProblemDetails.of(
                            Problem.CREDENTIAL_MISSING, "Send your key in the field Authorization: Bearer <key>.")
                    .withField(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
        }
        return principal;
    }

    /** Until all parties are known, a key that is not known may well be valid. */
    private ProblemException unknownKey() {
        return readiness.get().isReady()
                ? new ProblemException(ProblemDetails.of(
                                Problem.CREDENTIAL_INVALID,
                                "The key in the field Authorization is unknown or revoked. Send Authorization: Bearer"
                                        + " <key> with a key that is in use.")
                        .withField(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""))
                : new ProblemException(ProblemDetails.of(
                                Problem.NOT_READY, "Keys are still being read. Send the request again in a moment.")
                        .retryAfter(START_PAUSE));
    }

    private static ProblemDetails roleNotAllowed(Principal principal, List<Role> allowed) {
        return ProblemDetails.of(
                        Problem.ROLE_NOT_ALLOWED,
                        "This is for the %s; the key is that of a %s."
                                .formatted(
                                        allowed.stream().map(CallerCheck::word).collect(Collectors.joining(" or the ")),
                                        word(principal.role())))
                .with("allowed", allowed.stream().map(CallerCheck::word).toList());
    }

    /** Another publisher's things look like things that don't exist, so that ids cannot be probed. */
    private static void requireReach(Principal principal, ContainerRequestContext request) {
        String publisher = request.getUriInfo().getPathParameters().getFirst("publisher");
        if (publisher != null && !reaches(principal, publisher)) {
            throw new ProblemException(ProblemDetails.of(Problem.NOT_FOUND, "There is no such publisher."));
        }
    }

    private static boolean reaches(Principal principal, String publisher) {
        try {
            return principal.reaches(new PublisherId(publisher));
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
