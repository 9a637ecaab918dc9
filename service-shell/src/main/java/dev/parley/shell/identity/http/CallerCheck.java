package dev.parley.shell.identity.http;

import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Credential;
import dev.parley.shell.identity.Principal;
import dev.parley.shell.identity.Principals;
import dev.parley.shell.identity.Role;
import dev.parley.shell.identity.Secret;
import dev.parley.shell.party.kafka.PartyFollower;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lets to each endpoint only those whom it declares; an endpoint that declares nobody answers nobody. */
@IfBuildProperty(name = "parley.shell.parties", stringValue = "followed", enableIfMissing = true)
@Provider
public class CallerCheck implements ContainerRequestFilter {
    private static final Duration START_PAUSE = Duration.ofSeconds(2);

    /** Filters are made before configuration is read; what they ask is made at the first request. */
    private final Instance<Principals> principals;

    private final Requester requester;
    private final Instance<PartyFollower> parties;

    @Context
    @Nullable
    ResourceInfo endpoint;

    @Inject
    public CallerCheck(Instance<Principals> principals, Requester requester, Instance<PartyFollower> parties) {
        this.principals = principals;
        this.requester = requester;
        this.parties = parties;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Principal principal = authenticated(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        List<Role> allowed = allowed();
        if (!allowed.contains(principal.role())) {
            throw new ProblemException(roleNotAllowed(principal, allowed));
        }
        requester.is(principal);
    }

    private List<Role> allowed() {
        var declared = endpoint == null || endpoint.getResourceMethod() == null
                ? null
                : endpoint.getResourceMethod().getAnnotation(CallableBy.class);
        return declared == null ? List.of() : List.of(declared.value());
    }

    private Principal authenticated(@Nullable String authorization) {
        return switch (Credential.in(authorization)) {
            case Credential.None() -> throw missing();
            case Credential.Foreign() -> throw invalid();
            case Credential.Bearer(Secret key) -> principals.get().holderOf(key).orElseThrow(this::unknownKey);
        };
    }

    private static ProblemException missing() {
        return new ProblemException(
                ProblemDetails.of(Problem.CREDENTIAL_MISSING, "Send your key in the field Authorization: Bearer <key>.")
                        .withField(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }

    private static ProblemException invalid() {
        return new ProblemException(ProblemDetails.of(
                        Problem.CREDENTIAL_INVALID,
                        "The key in the field Authorization is unknown or revoked. Send Authorization: Bearer <key>"
                                + " with a key that is in use.")
                .withField(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
    }

    /** Until all parties are known, a key that is not known may well be valid. */
    private ProblemException unknownKey() {
        return parties.get().isReady()
                ? invalid()
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

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
