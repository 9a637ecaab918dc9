package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.Delivery;
import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.ReportedDelivery;
import dev.parley.negotiation.access.VoidReason;
import dev.parley.negotiation.access.kafka.UnmeteredCounts.Count;
import dev.parley.negotiation.event.ProducerBoot;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.UuidV7;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.DeliveryOutcome;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.ProducerCheckpoint;
import dev.parley.schemas.event.ServedUnmetered;
import dev.parley.schemas.event.Uuid;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;

/** Gives events their partition, number and bytes. */
final class AccessEventWriter {
    private final EventCodec codec;
    private final ProducerBoot boot;
    private final PartitionNumbers numbers;
    private final InstantSource clock;
    private final RandomGenerator random;

    AccessEventWriter(
            EventCodec codec,
            ProducerBoot boot,
            PartitionNumbers numbers,
            InstantSource clock,
            RandomGenerator random) {
        this.codec = codec;
        this.boot = boot;
        this.numbers = numbers;
        this.clock = clock;
        this.random = random;
    }

    NumberedEvent granted(AccessGrant grant) {
        Place place = place(grant.agreement());
        return numbered(grant.id(), place, GrantEvents.toEvent(grant, envelope(place.sequence())));
    }

    AccessGrant read(NumberedEvent event) {
        return GrantEvents.toGrant((AccessGranted) codec.decode(event.value()));
    }

    NumberedEvent delivered(AccessGrant grant, Delivery delivery) {
        Instant now = clock.instant();
        Agreement agreement = grant.agreement();
        return delivered(
                new ReportedDelivery(grant.id(), agreement.publisher(), agreement.payer(), delivery, now), newId());
    }

    NumberedEvent delivered(ReportedDelivery reported) {
        return delivered(reported, Uuids.toFixed(reported.eventId()));
    }

    private NumberedEvent delivered(ReportedDelivery ended, Uuid id) {
        Place place = place(ended.publisher(), ended.payer());
        var event = AccessDelivered.newBuilder()
                .setEventId(id)
                .setOccurredAt(ended.endedAt())
                .setEnvelope(envelope(place.sequence()))
                .setGrantId(Uuids.toFixed(ended.grant()))
                .setPublisher(ended.publisher().value())
                .setPayer(ended.payer().value())
                .setOutcome(outcome(ended.delivery().outcome()))
                .setStatus(ended.delivery().status())
                .setBytes(ended.delivery().bytes())
                .build();
        return numbered(ended.grant(), place, event);
    }

    NumberedEvent voided(AccessGrant grant, VoidReason reason) {
        Place place = place(grant.agreement());
        var event = AccessVoided.newBuilder()
                .setEventId(newId())
                .setOccurredAt(clock.instant())
                .setEnvelope(envelope(place.sequence()))
                .setGrantId(Uuids.toFixed(grant.id()))
                .setPublisher(grant.agreement().publisher().value())
                .setPayer(grant.agreement().payer().value())
                .setReason(reason(reason))
                .build();
        return numbered(grant.id(), place, event);
    }

    /** @param failed numbers that did not arrive since the last checkpoint */
    NumberedEvent checkpoint(int partition, List<Long> failed) {
        var place = new Place(EventKey.party("producer:" + boot.id()), partition, numbers.checkpoint(partition));
        UUID id = UuidV7.create(clock.instant(), random);
        var event = ProducerCheckpoint.newBuilder()
                .setEventId(Uuids.toFixed(id))
                .setOccurredAt(clock.instant())
                .setEnvelope(envelope(place.sequence()))
                .setPartition(partition)
                .setFailed(failed)
                .build();
        return numbered(id, place, event);
    }

    NumberedEvent unmetered(Count count) {
        PayerId payer = count.of().payer();
        UUID id = UuidV7.create(clock.instant(), random);
        Place place = place(count.of().publisher(), payer);
        var event = ServedUnmetered.newBuilder()
                .setEventId(Uuids.toFixed(id))
                .setOccurredAt(count.last())
                .setEnvelope(envelope(place.sequence()))
                .setPublisher(count.of().publisher().value())
                .setPayer(payer.equals(PayerId.ANONYMOUS) ? null : payer.value())
                .setReason(count.of().without().token())
                .setResponses(count.responses())
                .build();
        return numbered(id, place, event);
    }

    private record Place(byte[] key, int partition, long sequence) {}

    private Place place(Agreement agreement) {
        return place(agreement.publisher(), agreement.payer());
    }

    private Place place(PublisherId publisher, PayerId payer) {
        byte[] key = EventKey.relationship(publisher.value(), payer.value());
        int partition = EventKey.partitionFor(key, Topic.ACCESS.partitions());
        return new Place(key, partition, numbers.next(partition));
    }

    private NumberedEvent numbered(UUID id, Place place, SpecificRecord event) {
        return new NumberedEvent(
                id,
                place.partition(),
                place.sequence(),
                ByteBuffer.wrap(place.key()),
                ByteBuffer.wrap(codec.encode(event)));
    }

    private Envelope envelope(long sequence) {
        return new Envelope(boot.id(), sequence);
    }

    private Uuid newId() {
        return Uuids.toFixed(UuidV7.create(clock.instant(), random));
    }

    private static DeliveryOutcome outcome(Delivery.Outcome outcome) {
        return switch (outcome) {
            case COMPLETE -> DeliveryOutcome.COMPLETE;
            case CLIENT_ABORTED -> DeliveryOutcome.CLIENT_ABORTED;
            case ORIGIN_ABORTED -> DeliveryOutcome.ORIGIN_ABORTED;
            case ORIGIN_FAILED -> DeliveryOutcome.ORIGIN_FAILED;
        };
    }

    private static dev.parley.schemas.event.VoidReason reason(VoidReason reason) {
        return switch (reason) {
            case OUTCOME_UNKNOWN -> dev.parley.schemas.event.VoidReason.OUTCOME_UNKNOWN;
            case NOT_SERVED -> dev.parley.schemas.event.VoidReason.NOT_SERVED;
        };
    }
}
