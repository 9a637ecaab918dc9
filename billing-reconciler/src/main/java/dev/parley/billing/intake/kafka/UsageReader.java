package dev.parley.billing.intake.kafka;

import static dev.parley.billing.intake.QuarantineReason.INVALID;

import dev.parley.billing.intake.Admission;
import dev.parley.billing.intake.Reading;
import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.rating.Relationship;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.terms.Unit;
import dev.parley.schemas.ContentHash;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.UsageReported;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Reads what clients report of what they did with responses. */
final class UsageReader {
    private final InstantSource clock;
    private final Duration clockTolerance;

    UsageReader(InstantSource clock, Duration clockTolerance) {
        this.clock = clock;
        this.clockTolerance = clockTolerance;
    }

    /** @throws IllegalArgumentException if it says something that cannot be */
    Reading reported(UsageReported reported) {
        return beyondTime(reported)
                .<Reading>map(fault -> new Reading.Unusable(INVALID, fault))
                .orElseGet(() -> new Reading.Used(new Usage(
                        Uuids.fromFixed(reported.getEventId()),
                        Uuids.fromFixed(reported.getGrantId()),
                        new Relationship(new PublisherId(reported.getPublisher()), new PayerId(reported.getPayer())),
                        Digest.of(ContentHash.of(reported)),
                        reported.getUsedAt(),
                        new Unit(reported.getUse()),
                        reported.getQuantity(),
                        References.checked(reported.getReference()))));
    }

    /** The producer's clock may run ahead of this one, and the client's of the producer's. */
    private Optional<String> beyondTime(UsageReported reported) {
        return Admission.beyondTime(reported.getOccurredAt(), clock.instant(), clockTolerance)
                .or(() -> Admission.beyondTime(reported.getUsedAt(), reported.getOccurredAt(), clockTolerance));
    }
}
