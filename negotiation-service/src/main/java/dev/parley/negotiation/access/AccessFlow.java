package dev.parley.negotiation.access;

import dev.parley.negotiation.access.Repeats.Claim;
import dev.parley.negotiation.agreement.Agreements;
import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Dependency;
import dev.parley.negotiation.directory.OutageChoices;
import dev.parley.negotiation.identity.Caller;
import dev.parley.negotiation.identity.Identities;
import dev.parley.negotiation.terms.TermsInForce;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.ParsedBounds;
import dev.parley.protocol.header.RequestBounds;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.match.Decision;
import dev.parley.protocol.match.Matcher;
import dev.parley.protocol.match.PayerProfile;
import dev.parley.protocol.terms.CallerClass;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The whole path of a request in one place: well-formed, open, class, identity, idempotent repeat, policy and bounds,
 * agreement; then, when the origin's answer is worth charging for, the grant. Nothing here blocks the caller: what
 * waits for the database or the stream completes later.
 */
public final class AccessFlow {
    private static final Logger LOG = Logger.getLogger(AccessFlow.class);
    /** As long as an agent needs to notice that something was lost. */
    private static final Duration REPEATS_AT_EDGES = Duration.ofMinutes(10);

    private final TermsInForce termsInForce;
    private final Identities identities;
    private final DeclaredBots declaredBots;
    private final Repeats repeats;
    private final Agreements agreements;
    private final GrantMint mint;
    private final AccessLog log;
    private final InstantSource clock;
    private final DatabaseCalls database;
    private final OutageChoices choices;
    private final DecisionObserver observers;
    private final AgreementIds agreementIds = new AgreementIds();

    /** @param observers hear of each decision and of what becomes of it */
    public AccessFlow(
            TermsInForce termsInForce,
            Identities identities,
            DeclaredBots declaredBots,
            Repeats repeats,
            Agreements agreements,
            GrantMint mint,
            AccessLog log,
            InstantSource clock,
            DatabaseCalls database,
            OutageChoices choices,
            List<DecisionObserver> observers) {
        this.termsInForce = termsInForce;
        this.identities = identities;
        this.declaredBots = declaredBots;
        this.repeats = repeats;
        this.agreements = agreements;
        this.mint = mint;
        this.log = log;
        this.clock = clock;
        this.database = database;
        this.choices = choices;
        this.observers = new Observers(observers);
    }

    /** Never fails because of what was asked, nor because a dependency is down: those are rejections. */
    public CompletionStage<Verdict> decide(AccessRequest request) {
        var inquiry = new Inquiry(request, clock.instant());
        return decide(inquiry).thenApply(verdict -> {
            observers.decided(inquiry.ended(verdict));
            return verdict;
        });
    }

    private CompletionStage<Verdict> decide(Inquiry inquiry) {
        AccessFields fields = inquiry.request().fields();
        return switch (RequestBounds.parse(fields.accessBounds(), fields.ifPriceLte())) {
            case ParsedBounds.Malformed malformed -> {
                identify(inquiry);
                yield rejected(AccessProblems.malformed(malformed));
            }
            case ParsedBounds.Absent() -> decide(inquiry, Bounds.NONE);
            case ParsedBounds.Stated(Bounds bounds) -> decide(inquiry, bounds);
        };
    }

    private CompletionStage<Verdict> decide(Inquiry inquiry, Bounds bounds) {
        inquiry.asks(bounds);
        AccessRequest request = inquiry.request();
        List<String> keys = request.fields().idempotencyKeys();
        Optional<IdempotencyKey> key = keys.size() == 1 ? IdempotencyKey.parse(keys.getFirst()) : Optional.empty();
        if (!keys.isEmpty() && key.isEmpty()) {
            return rejected(AccessProblems.malformedIdempotencyKey(keys.size()));
        }
        Optional<CompiledTerms> terms;
        try {
            terms = termsInForce.of(request.publisher(), clock.instant());
        } catch (ProblemException undecidable) {
            return rejected(undecidable.details());
        }
        if (terms.isEmpty() || isOpen(terms.get(), request)) {
            return CompletableFuture.completedStage(new Verdict.Open());
        }
        if (request.method().equals("OPTIONS")) {
            return CompletableFuture.completedStage(new Verdict.HeadOnly());
        }
        Caller caller = identify(inquiry);
        var hearing = new Hearing(inquiry, bounds, terms.get(), caller, null);
        boolean repeatable = key.isPresent() && !bounds.dryRun() && !isHead(request);
        return caller instanceof Caller.KnownClient known && repeatable
                ? decideOnce(hearing, new RepeatKey(request.publisher(), known.client(), key.get()))
                : judge(hearing, null);
    }

    private Caller identify(Inquiry inquiry) {
        AccessRequest request = inquiry.request();
        Caller caller =
                identities.identify(request.publisher(), request.fields().authorization());
        inquiry.comesFrom(caller);
        return caller;
    }

    /** A publisher's terms may leave some of its origins out. */
    private static boolean isOpen(CompiledTerms terms, AccessRequest request) {
        String origin = request.resource().origin();
        return terms.terms().origins().stream()
                        .noneMatch(named -> named.toString().equals(origin))
                || terms.isOpen(request.resource().path());
    }

    /**
     * All that is known about a request when its bounds are held against the terms.
     *
     * @param without what was missing already, and the publisher stays open without; absent: nothing
     */
    private record Hearing(
            Inquiry inquiry,
            Bounds bounds,
            CompiledTerms terms,
            Caller caller,
            @Nullable Dependency without) {
        AccessRequest request() {
            return inquiry.request();
        }

        Hearing withoutDatabase() {
            return new Hearing(inquiry, bounds, terms, caller, Dependency.DATABASE);
        }
    }

    private CompletionStage<Verdict> decideOnce(Hearing hearing, RepeatKey key) {
        return repeats.claim(key, RequestFingerprint.of(hearing.request()))
                .handle((claim, failure) -> failure == null ? claimed(hearing, claim) : unclaimed(hearing, failure))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Verdict> claimed(Hearing hearing, Claim claim) {
        return switch (claim) {
            case Claim.Mine mine -> judge(hearing, mine);
            case Claim.Unsettled(Claim.Mine mine, NumberedEvent grant) ->
                admitted(new Admission.Resumed(log.read(grant), grant, mine));
            case Claim.Granted(NumberedEvent grant) -> again(hearing, log.read(grant));
            case Claim.InFlight() -> rejected(AccessProblems.keyInUse());
            case Claim.OtherRequest() -> rejected(AccessProblems.keyReused());
        };
    }

    /**
     * An edge cannot say whether the content is still what was granted, so a repeat there is for what was lost on its
     * way, and not for what has come since.
     */
    private CompletionStage<Verdict> again(Hearing hearing, AccessGrant grant) {
        boolean ended = hearing.request().edge() != null
                && clock.instant().isAfter(grant.at().plus(REPEATS_AT_EDGES));
        return ended ? rejected(AccessProblems.repeatsEnded(REPEATS_AT_EDGES)) : admitted(new Admission.Again(grant));
    }

    private CompletionStage<Verdict> unclaimed(Hearing hearing, Throwable failure) {
        return isOutage(failure) && choices.staysOpen(hearing.request().publisher(), Dependency.DATABASE)
                ? judge(hearing.withoutDatabase(), null)
                : rejected(databaseProblem(failure));
    }

    private CompletionStage<Verdict> judge(Hearing hearing, Claim.@Nullable Mine claim) {
        Instant now = clock.instant();
        Decision decision = Matcher.decide(
                hearing.terms(),
                hearing.bounds(),
                profile(hearing),
                hearing.request().resource(),
                now);
        if (hearing.caller() instanceof Caller.Invalid invalid && !isOpenToAll(decision)) {
            return rejected(AccessProblems.invalidCredential(hearing.terms(), invalid.why(), decision));
        }
        hearing.inquiry().isToldBy(decision);
        if (decision instanceof Decision.Granted granted) {
            return admit(hearing, granted, claim, now);
        }
        release(claim);
        return decision instanceof Decision.Open
                ? CompletableFuture.completedStage(new Verdict.Open())
                : rejected(AccessProblems.of(
                        decision,
                        hearing.terms(),
                        hearing.bounds(),
                        hearing.request().resource()));
    }

    /** Whether it is open whoever calls; a key that does not hold says nothing about that. */
    private static boolean isOpenToAll(Decision decision) {
        return decision instanceof Decision.Open(Decision.OpenReason reason) && reason != Decision.OpenReason.CALLER;
    }

    private PayerProfile profile(Hearing hearing) {
        return switch (hearing.caller()) {
            case Caller.KnownClient known -> PayerProfile.of(known.client(), known.standing());
            case Caller.Invalid invalid -> PayerProfile.anonymous(CallerClass.DECLARED_BOT);
            case Caller.Anonymous anonymous ->
                PayerProfile.anonymous(
                        declaredBots.include(hearing.request().fields().userAgent())
                                ? CallerClass.DECLARED_BOT
                                : CallerClass.UNKNOWN);
        };
    }

    private CompletionStage<Verdict> admit(
            Hearing hearing, Decision.Granted granted, Claim.@Nullable Mine claim, Instant now) {
        Admission.First admission = admission(hearing, granted, claim);
        Agreement agreement = admission.agreement();
        if (hearing.bounds().dryRun() || isHead(hearing.request())) {
            return CompletableFuture.completedStage(new Verdict.Quoted(admission));
        }
        if (hearing.without() != null) {
            return admitted(new Admission.Unmetered(admission, hearing.without()));
        }
        if (agreements.stands(admission.agreementId())) {
            return admitted(admission);
        }
        return database.<Verdict>call(() -> {
                    agreements.conclude(agreement, now);
                    return new Verdict.Admitted(admission);
                })
                .exceptionally(failure -> unconcluded(admission, failure));
    }

    private Verdict unconcluded(Admission.First admission, Throwable failure) {
        release(admission.claim());
        return isOutage(failure) && staysOpen(admission, Dependency.DATABASE)
                ? new Verdict.Admitted(new Admission.Unmetered(admission, Dependency.DATABASE))
                : new Verdict.Rejected(databaseProblem(failure));
    }

    private Admission.First admission(Hearing hearing, Decision.Granted granted, Claim.@Nullable Mine claim) {
        Caller.KnownClient known = hearing.caller() instanceof Caller.KnownClient client ? client : null;
        ClientId client = known == null ? null : known.client();
        var agreement = new Agreement(
                hearing.request().publisher(),
                client == null ? PayerId.ANONYMOUS : PayerId.of(client),
                granted.offer().id(),
                granted.terms(),
                granted.settlement());
        return new Admission.First(
                hearing.request(),
                hearing.bounds(),
                granted,
                agreementIds.of(agreement),
                agreement,
                client,
                known == null ? null : known.keyId(),
                claim);
    }

    /**
     * Stores the grant of an admitted response, which may leave if it is released.
     *
     * @param validator the entity tag or last modification of what will be served
     */
    public CompletionStage<Release> grant(Admission admission, @Nullable String validator) {
        long began = System.nanoTime();
        return tryToGrant(admission, validator).thenApply(release -> {
            observers.released(admission, release, Duration.ofNanos(System.nanoTime() - began));
            return release;
        });
    }

    private CompletionStage<Release> tryToGrant(Admission admission, @Nullable String validator) {
        return switch (admission) {
            case Admission.First first -> mint(first, validator);
            case Admission.Unmetered unmetered -> CompletableFuture.completedStage(new Release.Unmetered(unmetered));
            case Admission.Resumed resumed -> isOther(resumed.grant(), validator) ? contentChanged() : resume(resumed);
            case Admission.Again(AccessGrant grant) ->
                isOther(grant, validator)
                        ? contentChanged()
                        : CompletableFuture.completedStage(new Release.Granted(grant));
        };
    }

    /** Whether the content is no longer what was granted; unknown where the origin did not say what it was. */
    private static boolean isOther(AccessGrant grant, @Nullable String validator) {
        return grant.validator() != null
                && (validator == null || !withoutWeakness(grant.validator()).equals(withoutWeakness(validator)));
    }

    /** An origin may weaken the tag of content that it compresses (RFC 9110, section 8.8.3.2: weak comparison). */
    private static String withoutWeakness(String validator) {
        return validator.startsWith("W/") ? validator.substring(2) : validator;
    }

    private static CompletionStage<Release> contentChanged() {
        return withheld(AccessProblems.contentChanged());
    }

    private CompletionStage<Release> mint(Admission.First admission, @Nullable String validator) {
        AccessGrant grant;
        try {
            grant = mint.grant(admission, validator, clock.instant());
        } catch (GrantMint.KeysUnavailableException noKey) {
            LOG.error("event=no-response-id", noKey);
            release(admission.claim());
            return without(Dependency.KEYS, admission, AccessProblems.keysUnavailable());
        }
        return grantFirst(admission, grant);
    }

    private CompletionStage<Release> grantFirst(Admission.First admission, AccessGrant grant) {
        Claim.Mine claim = admission.claim();
        if (!log.isAccepting()) {
            release(claim);
            return withoutStream(admission);
        }
        NumberedEvent event = log.number(grant);
        if (claim == null) {
            return store(admission, grant, event);
        }
        return repeats.keep(claim, event)
                .handle((kept, failure) -> {
                    if (failure == null && kept) {
                        return store(admission, grant, event);
                    }
                    log.abandon(event);
                    return failure == null ? withheld(AccessProblems.keyInUse()) : unkept(admission, failure);
                })
                .thenCompose(Function.identity());
    }

    private CompletionStage<Release> unkept(Admission.First admission, Throwable failure) {
        return isOutage(failure)
                ? without(Dependency.DATABASE, admission, databaseProblem(failure))
                : withheld(databaseProblem(failure));
    }

    private CompletionStage<Release> store(Admission.First admission, AccessGrant grant, NumberedEvent event) {
        Claim.Mine claim = admission.claim();
        return log.store(event).thenCompose(storing -> switch (storing) {
            case STORED -> settled(grant, claim);
            case REFUSED -> {
                release(claim);
                yield withoutStream(admission);
            }
            case IMPOSSIBLE -> {
                release(claim);
                yield withheld(AccessProblems.streamUnavailable());
            }
            case UNKNOWN ->
                log.revoke(grant, VoidReason.OUTCOME_UNKNOWN, claim)
                        .thenCompose(revocation -> isNeverCharged(grant, revocation)
                                ? withoutStream(admission)
                                : withheld(AccessProblems.streamUnavailable()));
        });
    }

    /** Where delivery is observed, a grant is charged by that, and there will be none. */
    private static boolean isNeverCharged(AccessGrant grant, Revocation revocation) {
        return switch (revocation) {
            case KEPT -> true;
            case HELD -> grant.delivery() == DeliveryMode.OBSERVED;
            case TAKEN_OVER -> false;
        };
    }

    /** The grant may have been served before, so it is never voided here, and nothing is served without it. */
    private CompletionStage<Release> resume(Admission.Resumed resumed) {
        return log.store(resumed.event())
                .thenCompose(storing -> storing == Storing.STORED
                        ? settled(resumed.grant(), resumed.claim())
                        : withheld(AccessProblems.streamUnavailable()));
    }

    /** Repeats that come at once find the grant; if that cannot be told, they wait for the claim to end. */
    private CompletionStage<Release> settled(AccessGrant grant, Claim.@Nullable Mine claim) {
        Release granted = new Release.Granted(grant);
        if (claim == null) {
            return CompletableFuture.completedStage(granted);
        }
        return repeats.stored(claim).thenApply(told -> granted).exceptionally(failure -> {
            LOG.debugf("a granted idempotency key stays in use until its claim ends: %s", failure.getMessage());
            return granted;
        });
    }

    private CompletionStage<Release> withoutStream(Admission.First admission) {
        return without(Dependency.KAFKA, admission, AccessProblems.streamUnavailable());
    }

    /** Nothing of the admission is recorded, or ever charged: the publisher chose what becomes of it. */
    private CompletionStage<Release> without(Dependency missing, Admission.First admission, ProblemDetails problem) {
        return staysOpen(admission, missing)
                ? CompletableFuture.completedStage(new Release.Unmetered(new Admission.Unmetered(admission, missing)))
                : withheld(problem);
    }

    private boolean staysOpen(Admission.First admission, Dependency without) {
        return choices.staysOpen(admission.agreement().publisher(), without);
    }

    private static CompletionStage<Release> withheld(ProblemDetails problem) {
        return CompletableFuture.completedStage(new Release.Withheld(problem));
    }

    /** A response without a grant was served whole. */
    public void served(Admission.Unmetered unmetered) {
        log.servedUnmetered(unmetered.agreement(), unmetered.without());
    }

    /** Nothing is served under an admission: its idempotency key is free again. */
    public void withdraw(Admission admission) {
        if (admission instanceof Admission.First first) {
            release(first.claim());
        }
        observers.withdrawn(admission);
    }

    /** The caller left before it had the grant. Under an idempotency key it may still ask for it; else nothing is owed. */
    public void unanswered(Admission admission, AccessGrant grant) {
        if (admission instanceof Admission.First first && first.claim() == null) {
            log.revoke(grant, VoidReason.NOT_SERVED, null);
            observers.unanswered(grant);
        }
    }

    /** How the delivery of a granted response ended. */
    public void delivered(AccessGrant grant, Delivery delivery) {
        log.delivered(grant, delivery);
        observers.delivered(grant, delivery);
    }

    /** HEAD shows what GET would, and costs nothing. */
    private static boolean isHead(AccessRequest request) {
        return request.method().equals("HEAD");
    }

    private void release(Claim.@Nullable Mine claim) {
        if (claim != null) {
            repeats.release(claim).exceptionally(failure -> {
                LOG.debugf("an idempotency key stays claimed until its claim ends: %s", failure.getMessage());
                return null;
            });
        }
    }

    private static ProblemDetails databaseProblem(Throwable failure) {
        if (isProblem(failure, Problem.SERVICE_BUSY)) {
            return AccessProblems.databaseBusy();
        }
        if (!isOutage(failure)) {
            LOG.warnf("a request was turned away for want of the database: %s", unwrapped(failure));
        }
        return AccessProblems.databaseUnavailable();
    }

    /** Whether the database is missing, as opposed to busy or a mistake of ours, neither of which may open anything. */
    private static boolean isOutage(Throwable failure) {
        return isProblem(failure, Problem.DATABASE_UNAVAILABLE);
    }

    private static boolean isProblem(Throwable failure, Problem problem) {
        return unwrapped(failure) instanceof ProblemException thrown
                && thrown.details().problem() == problem;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }

    private static CompletionStage<Verdict> admitted(Admission admission) {
        return CompletableFuture.completedStage(new Verdict.Admitted(admission));
    }

    private static CompletionStage<Verdict> rejected(ProblemDetails problem) {
        return CompletableFuture.completedStage(new Verdict.Rejected(problem));
    }
}
