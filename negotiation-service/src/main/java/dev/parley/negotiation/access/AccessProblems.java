package dev.parley.negotiation.access;

import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.AccessBoundsCodec;
import dev.parley.protocol.header.ParsedBounds;
import dev.parley.protocol.header.PricingCodec;
import dev.parley.protocol.header.PricingField;
import dev.parley.protocol.match.Decision;
import dev.parley.protocol.match.FailedAxis;
import dev.parley.protocol.match.OfferRefusal;
import dev.parley.protocol.match.Resource;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.protocol.terms.Offer;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rejections as problems: the remedy decides which, and the answer says all that an agent needs to do better. */
public final class AccessProblems {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(5);
    private static final String ACCESS_BOUNDS = "accessBounds";
    private static final String RETRYABLE = "retryable";

    private AccessProblems() {}

    static ProblemDetails malformed(ParsedBounds.Malformed malformed) {
        return ProblemDetails.of(
                        Problem.MALFORMED_HEADER,
                        "%s cannot be read from character %d on; expected %s. Nothing was served or charged."
                                .formatted(malformed.header(), malformed.position(), malformed.expected()))
                .with("header", malformed.header())
                .with("position", malformed.position())
                .with("expected", malformed.expected());
    }

    static ProblemDetails malformedIdempotencyKey(int lines) {
        String expected = lines > 1 ? "the field only once" : "1 to 64 visible ASCII characters";
        return malformed(new ParsedBounds.Malformed("Idempotency-Key", 0, expected));
    }

    public static ProblemDetails unreadablePath(IllegalArgumentException why) {
        return ProblemDetails.of(Problem.INVALID_REQUEST, "The path cannot be read: " + why.getMessage() + ".");
    }

    static ProblemDetails keyInUse() {
        return ProblemDetails.of(
                        Problem.IDEMPOTENCY_KEY_IN_USE,
                        "The same request is being answered under this Idempotency-Key; ask again in a moment.")
                .retryAfter(SOON);
    }

    static ProblemDetails keyReused() {
        return ProblemDetails.of(
                Problem.IDEMPOTENCY_KEY_REUSED,
                "This Idempotency-Key was used for another request; send each new request with a key of its own.");
    }

    static ProblemDetails contentChanged() {
        return ProblemDetails.of(
                Problem.IDEMPOTENCY_KEY_REUSED,
                "The content has changed since it was granted under this Idempotency-Key; ask for the new one with a key of its own. Nothing was served or charged.");
    }

    static ProblemDetails repeatsEnded(Duration limit) {
        return ProblemDetails.of(
                Problem.IDEMPOTENCY_KEY_REUSED,
                "This was granted under this Idempotency-Key more than %d minutes ago, and the content may have changed since; ask with a key of its own. Nothing was served or charged."
                        .formatted(limit.toMinutes()));
    }

    static ProblemDetails databaseUnavailable() {
        return ProblemDetails.of(
                        Problem.DATABASE_UNAVAILABLE, "This cannot be recorded now, so nothing was served or charged.")
                .retryAfter(AFTER_OUTAGE);
    }

    static ProblemDetails databaseBusy() {
        return ProblemDetails.of(
                        Problem.SERVICE_BUSY,
                        "Too many requests wait for the database, so nothing was served or charged. Send this one again in a moment.")
                .retryAfter(SOON);
    }

    static ProblemDetails streamUnavailable() {
        return ProblemDetails.of(
                        Problem.STREAM_UNAVAILABLE,
                        "The access cannot be recorded now, so nothing was served, and nothing will be charged.")
                .retryAfter(AFTER_OUTAGE);
    }

    public static ProblemDetails deliveriesNotStored() {
        return ProblemDetails.of(
                        Problem.STREAM_UNAVAILABLE,
                        "The deliveries cannot be stored now. Send the same body again: what was stored is not counted twice.")
                .retryAfter(AFTER_OUTAGE);
    }

    static ProblemDetails keysUnavailable() {
        return ProblemDetails.of(
                        Problem.KEYS_UNAVAILABLE,
                        "No response id can be made now, so nothing was served, and nothing will be charged.")
                .retryAfter(AFTER_OUTAGE);
    }

    /** @param decision on the same request without the credential */
    static ProblemDetails invalidCredential(CompiledTerms terms, String why, Decision decision) {
        ProblemDetails problem = ProblemDetails.of(Problem.CREDENTIAL_INVALID, why)
                .withField("WWW-Authenticate", challenge(terms) + ", error=\"invalid_token\"");
        return priced(problem, terms, shownOffer(decision));
    }

    /** @param decision that turns the request away */
    static ProblemDetails of(Decision decision, CompiledTerms terms, Bounds bounds, Resource resource) {
        ProblemDetails problem = switch (decision) {
            case Decision.PaymentRequired required -> paymentRequired(required, terms, bounds);
            case Decision.Unidentified unidentified -> unidentified(unidentified, terms);
            case Decision.Refused refused -> refused(refused, resource);
            case Decision.Malformed malformed ->
                malformed(new ParsedBounds.Malformed(malformed.header(), malformed.position(), malformed.expected()));
            case Decision.Open open -> throw new IllegalArgumentException("open is no rejection");
            case Decision.Granted granted -> throw new IllegalArgumentException("granted is no rejection");
        };
        return problem.with("terms", terms.hash().value()).with("resource", resource.toString());
    }

    private static ProblemDetails paymentRequired(
            Decision.PaymentRequired required, CompiledTerms terms, Bounds bounds) {
        String ready = required.sufficient() == null ? null : AccessBoundsCodec.format(required.sufficient());
        ProblemDetails problem = ProblemDetails.of(
                        Problem.BOUNDS_NOT_MET, RefusalSentence.of(required.nearest(), ready != null))
                .with("failed", RefusalBody.failed(required.refusals()))
                .with("nearest", RefusalBody.nearest(required.nearest().offer(), ready))
                .with("offers", RefusalBody.offers(required.refusals()))
                .with(RETRYABLE, ready != null);
        ProblemDetails complete = ready == null ? problem : problem.with(ACCESS_BOUNDS, ready);
        return priced(complete, terms, Optional.of(required.nearest().offer()));
    }

    private static ProblemDetails unidentified(Decision.Unidentified unidentified, CompiledTerms terms) {
        Offer nearest = unidentified.nearest().offer();
        ProblemDetails problem = ProblemDetails.of(
                        Problem.IDENTITY_REQUIRED,
                        "The offer %s is for callers who say who they are; send the key that the publisher gave you as Authorization: Bearer."
                                .formatted(nearest.id()))
                .with("failed", RefusalBody.failed(unidentified.refusals()))
                .with("nearest", RefusalBody.nearest(nearest, null))
                .with("offers", RefusalBody.offers(unidentified.refusals()))
                .with(RETRYABLE, true)
                .withField("WWW-Authenticate", challenge(terms));
        return priced(problem, terms, Optional.of(nearest));
    }

    private static ProblemDetails refused(Decision.Refused refused, Resource resource) {
        List<OfferRefusal> refusals = refused.refusals();
        boolean suspended = !refusals.isEmpty()
                && refusals.stream()
                        .allMatch(refusal ->
                                refusal.failed().stream().anyMatch(FailedAxis.RelationshipSuspended.class::isInstance));
        if (suspended) {
            return ProblemDetails.of(
                            Problem.RELATIONSHIP_SUSPENDED,
                            "The publisher has suspended this client; no bound and no payment changes that. Talk to the publisher.")
                    .with(RETRYABLE, false);
        }
        String detail = refusals.isEmpty()
                ? "The publisher offers nothing for %s.".formatted(resource.path())
                : RefusalSentence.notPermitted(refusals.getFirst());
        return ProblemDetails.of(Problem.NOT_PERMITTED, detail)
                .with("failed", RefusalBody.failedForGood(refusals))
                .with(RETRYABLE, false);
    }

    private static Optional<Offer> shownOffer(Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> Optional.of(granted.offer());
            case Decision.PaymentRequired required ->
                Optional.of(required.nearest().offer());
            case Decision.Unidentified unidentified ->
                Optional.of(unidentified.nearest().offer());
            case Decision.Refused refused -> Optional.empty();
            case Decision.Malformed malformed -> Optional.empty();
            case Decision.Open open -> Optional.empty();
        };
    }

    private static ProblemDetails priced(ProblemDetails problem, CompiledTerms terms, Optional<Offer> offer) {
        return offer.map(shown -> problem.withField(
                        PricingCodec.HEADER,
                        PricingCodec.format(new PricingField(shown.prices(), shown.id(), terms.hash()))))
                .orElse(problem);
    }

    private static String challenge(CompiledTerms terms) {
        return "Bearer realm=\"" + terms.terms().publisher() + "\"";
    }
}
