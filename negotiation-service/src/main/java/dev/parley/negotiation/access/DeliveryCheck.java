package dev.parley.negotiation.access;

import dev.parley.negotiation.problem.Fault;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells what edges may report from what they may not, without looking anything up. */
public final class DeliveryCheck {

    /** What came of checking one claim. */
    public sealed interface Finding {
        record Accepted(ReportedDelivery delivery) implements Finding {}

        /** @param faults with pointers into the claim */
        record Rejected(List<Fault> faults) implements Finding {
            public Rejected {
                faults = List.copyOf(faults);
            }
        }
    }

    private final ResponseIds responseIds;
    private final InstantSource clock;
    private final Duration tolerance;

    /** @param tolerance how far an edge's clock may be off */
    public DeliveryCheck(ResponseIds responseIds, InstantSource clock, Duration tolerance) {
        this.responseIds = responseIds;
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** @param publisher of the edge that reports */
    public Finding check(PublisherId publisher, DeliveryClaim claim) {
        Optional<DeliveryToken> token = DeliveryToken.parse(claim.token());
        if (token.isEmpty()) {
            return rejected("/delivery", "expected what an edge got in the field Parley-Delivery");
        }
        Optional<ResponseId> genuine = token.get().verifiedBy(responseIds, publisher);
        if (genuine.isEmpty()) {
            return rejected("/delivery", "no response that was granted to an edge of %s".formatted(publisher));
        }
        UUID grant = genuine.get().uuid();
        List<Fault> faults = timeFaults(claim.endedAt(), UuidV7.time(grant));
        return faults.isEmpty()
                ? new Finding.Accepted(new ReportedDelivery(
                        grant,
                        publisher,
                        token.get().payer(),
                        new Delivery(owedOutcome(claim), claim.status(), claim.bytes()),
                        claim.endedAt().truncatedTo(ChronoUnit.MICROS)))
                : new Finding.Rejected(faults);
    }

    private List<Fault> timeFaults(Instant endedAt, Instant grantedAt) {
        var faults = new ArrayList<Fault>();
        if (endedAt.isAfter(clock.instant().plus(tolerance))) {
            faults.add(Fault.at("/endedAt", "is yet to come; expected a time that is past"));
        }
        if (endedAt.isBefore(grantedAt.minus(tolerance))) {
            faults.add(
                    Fault.at("/endedAt", "expected no time before the response was granted, %s".formatted(grantedAt)));
        }
        return faults;
    }

    /** What reached its end but was no content is not owed, whatever the edge calls it. */
    private static Delivery.Outcome owedOutcome(DeliveryClaim claim) {
        return claim.outcome() == Delivery.Outcome.COMPLETE && !Delivery.isContent(claim.status())
                ? Delivery.Outcome.ORIGIN_FAILED
                : claim.outcome();
    }

    private static Finding rejected(String pointer, String message) {
        return new Finding.Rejected(List.of(Fault.at(pointer, message)));
    }
}
