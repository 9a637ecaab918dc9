package dev.parley.shell.identity.http;

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
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells callers by the keys that they show, wherever a request comes in. */
@IfBuildProperty(name = "parley.shell.parties", stringValue = "followed", enableIfMissing = true)
@Singleton
public class Callers {
    private static final Duration START_PAUSE = Duration.ofSeconds(2);

    private final Principals principals;
    private final PartyFollower parties;

    public Callers(Principals principals, PartyFollower parties) {
        this.principals = principals;
        this.parties = parties;
    }

    /**
     * Who calls.
     *
     * @param authorization the field's value, as it was sent
     * @param allowed who may call
     * @throws ProblemException if it is nobody who may
     */
    public Principal require(@Nullable String authorization, List<Role> allowed) {
        Principal principal = authenticated(authorization);
        if (!allowed.contains(principal.role())) {
            throw new ProblemException(roleNotAllowed(principal, allowed));
        }
        return principal;
    }

    private Principal authenticated(@Nullable String authorization) {
        return switch (Credential.in(authorization)) {
            case Credential.None() -> throw missing();
            case Credential.Foreign() -> throw invalid();
            case Credential.Bearer(Secret key) -> principals.holderOf(key).orElseThrow(this::unknownKey);
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
        return parties.isReady()
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
                                        allowed.stream().map(Callers::word).collect(Collectors.joining(" or the ")),
                                        word(principal.role())))
                .with("allowed", allowed.stream().map(Callers::word).toList());
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
