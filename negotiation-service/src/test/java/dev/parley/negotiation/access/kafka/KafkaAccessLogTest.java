package dev.parley.negotiation.access.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.Delivery;
import dev.parley.negotiation.access.IdempotencyKey;
import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.RepeatKey;
import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.access.ReportedDelivery;
import dev.parley.negotiation.access.Revocation;
import dev.parley.negotiation.access.Storing;
import dev.parley.negotiation.access.VoidReason;
import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Dependency;
import dev.parley.negotiation.event.ProducerBoot;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.match.Resource;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import dev.parley.protocol.terms.Use;
import dev.parley.schemas.ContentHash;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.DeliveryOutcome;
import dev.parley.schemas.event.ProducerCheckpoint;
import dev.parley.schemas.event.ServedUnmetered;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaAccessLogTest {
    private static final Instant NOW = Instant.parse("2026-12-03T10:00:00Z");
    private static final Asset EUR = Asset.of("EUR");

    private final EventCodec codec = new EventCodec();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final RememberedEvents pending = new RememberedEvents();
    private final KafkaAccessLog log =
            new KafkaAccessLog(() -> producer, codec, new ProducerBoot("boot-1"), pending, () -> NOW, new Random(7));

    @Test
    void sendsAGrantToThePartitionOfItsRelationship() {
        AccessGrant grant = grant("cli_reader");

        CompletionStage<Storing> stored = log.store(log.number(grant));
        producer.completeNext();

        assertThat(stored.toCompletableFuture()).isCompletedWithValue(Storing.STORED);
        ProducerRecord<byte[], byte[]> sent = producer.history().getFirst();
        byte[] key = EventKey.relationship("pub_planet", "cli_reader");
        assertThat(sent.topic()).isEqualTo(Topic.ACCESS.topicName());
        assertThat(sent.key()).isEqualTo(key);
        assertThat(sent.partition()).isEqualTo(EventKey.partitionFor(key, Topic.ACCESS.partitions()));
        var event = (AccessGranted) codec.decode(sent.value());
        assertThat(Uuids.fromFixed(event.getEventId())).isEqualTo(grant.id());
        assertThat(event.getEnvelope().getProducer()).isEqualTo("boot-1");
    }

    @Test
    void readsBackWhatItWrote() {
        AccessGrant grant = grant("cli_reader");

        assertThat(log.read(log.number(grant))).isEqualTo(grant);
    }

    @Test
    void numbersEachPartitionFromZeroWithoutGaps() {
        for (int i = 0; i < 100; i++) {
            log.store(log.number(grant("cli_" + i % 17)));
            producer.completeNext();
        }

        Map<Integer, List<Long>> numbers = new LinkedHashMap<>();
        producer.history()
                .forEach(sent -> numbers.computeIfAbsent(sent.partition(), partition -> new ArrayList<>())
                        .add(((AccessGranted) codec.decode(sent.value()))
                                .getEnvelope()
                                .getSequence()));
        assertThat(numbers).hasSizeGreaterThan(1);
        numbers.values()
                .forEach(sequence -> assertThat(sequence)
                        .containsExactlyElementsOf(
                                LongStream.range(0, sequence.size()).boxed().toList()));
    }

    @Test
    void neverTakesAFailedSendForARefusedOne() {
        CompletionStage<Storing> stored = log.store(log.number(grant("cli_reader")));
        producer.errorNext(new TimeoutException("no answer"));

        assertThat(stored.toCompletableFuture()).isCompletedWithValue(Storing.UNKNOWN);
    }

    @Test
    void refusesAtOnceWhileTheStreamIsAway() {
        fail(grant("cli_reader"));
        log.store(log.number(grant("cli_probe")));

        CompletionStage<Storing> next = log.store(log.number(grant("cli_reader")));

        assertThat(next.toCompletableFuture()).isCompletedWithValue(Storing.REFUSED);
        assertThat(log.isAccepting()).isFalse();
        producer.completeNext();
        assertThat(log.isAccepting()).isTrue();
    }

    @Test
    void keepsAVoidBeforeItIsSentAndForgetsItWhenItIsStored() {
        AccessGrant grant = grant("cli_reader");
        fail(grant);

        log.revoke(grant, VoidReason.OUTCOME_UNKNOWN, null);

        assertThat(pending.kept).containsOnlyKeys(grant.id());
        producer.completeNext();
        assertThat(pending.kept).isEmpty();
        var event = (AccessVoided) lastSent();
        assertThat(Uuids.fromFixed(event.getGrantId())).isEqualTo(grant.id());
        assertThat(event.getReason()).isEqualTo(dev.parley.schemas.event.VoidReason.OUTCOME_UNKNOWN);
    }

    @Test
    void sendsAVoidAlsoWithoutTheDatabase() {
        pending.down = true;
        AccessGrant grant = grant("cli_reader");
        fail(grant);

        CompletionStage<Revocation> revoked = log.revoke(grant, VoidReason.OUTCOME_UNKNOWN, null);

        assertThat(revoked.toCompletableFuture()).isCompletedWithValue(Revocation.HELD);
        producer.completeNext();
        assertThat(lastSent()).isInstanceOf(AccessVoided.class);
    }

    @Test
    void voidsNothingBeforeTheIdempotencyKeyIsGivenBack() {
        AccessGrant grant = grant("cli_reader");
        fail(grant);
        pending.down = true;
        log.revoke(grant, VoidReason.OUTCOME_UNKNOWN, claim());
        log.retry();
        assertThat(producer.history()).hasSize(1);

        pending.down = false;
        log.retry();
        producer.completeNext();

        assertThat(lastSent()).isInstanceOf(AccessVoided.class);
        assertThat(pending.kept).isEmpty();
    }

    @Test
    void voidsNothingWhoseIdempotencyKeyWasTakenOver() {
        AccessGrant grant = grant("cli_reader");
        fail(grant);
        pending.claimsHold = false;

        log.revoke(grant, VoidReason.OUTCOME_UNKNOWN, claim());
        log.retry();

        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void sendsDeliveriesAgainUntilTheyAreStored() {
        AccessGrant grant = grant("cli_reader");
        log.delivered(grant, new Delivery(Delivery.Outcome.COMPLETE, 200, 33));
        producer.errorNext(new TimeoutException("no answer"));

        log.retry();
        producer.completeNext();

        assertThat(producer.history()).hasSize(2);
        assertThat(producer.history().get(1).value())
                .isEqualTo(producer.history().get(0).value());
        assertThat(((AccessDelivered) lastSent()).getBytes()).isEqualTo(33);
    }

    @Test
    void givesWhatIsReportedAgainTheSameEvent() {
        AccessGrant grant = grant("cli_reader");
        var complete = new Delivery(Delivery.Outcome.COMPLETE, 200, 33);

        var events = Stream.of(complete, complete, new Delivery(Delivery.Outcome.CLIENT_ABORTED, 200, 7))
                .map(delivery -> {
                    log.store(log.number(new ReportedDelivery(
                            grant.id(),
                            grant.agreement().publisher(),
                            grant.agreement().payer(),
                            delivery,
                            NOW)));
                    return (AccessDelivered) lastSent();
                })
                .toList();

        assertThat(events.get(1).getEventId()).isEqualTo(events.get(0).getEventId());
        assertThat(ContentHash.of(events.get(1))).isEqualTo(ContentHash.of(events.get(0)));
        assertThat(events.get(1).getEnvelope().getSequence())
                .isEqualTo(events.get(0).getEnvelope().getSequence() + 1);
        assertThat(events.get(2).getEventId()).isNotEqualTo(events.get(0).getEventId());
        assertThat(Uuids.fromFixed(events.get(0).getEventId()).version()).isEqualTo(8);
        assertThat(events.get(0).getOccurredAt()).isEqualTo(NOW);
        assertThat(Uuids.fromFixed(events.get(0).getGrantId())).isEqualTo(grant.id());
        assertThat(events.get(2).getOutcome()).isEqualTo(DeliveryOutcome.CLIENT_ABORTED);
    }

    @Test
    void tellsWhichNumbersNeverArrived() {
        NumberedEvent lost = log.number(grant("cli_reader"));
        log.abandon(lost);

        log.checkpoint();
        producer.completeNext();

        var checkpoint = (ProducerCheckpoint) lastSent();
        assertThat(checkpoint.getFailed()).containsExactly(lost.sequence());
        assertThat(checkpoint.getPartition()).isEqualTo(lost.partition());
        assertThat(checkpoint.getEnvelope().getSequence()).isEqualTo(lost.sequence() + 1);
        log.checkpoint();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void tellsOnceForEachPayerAndReasonWhatWasServedAtNoPrice() {
        Agreement reader = grant("cli_reader").agreement();
        log.servedUnmetered(reader, Dependency.KAFKA);
        log.servedUnmetered(reader, Dependency.KAFKA);
        log.servedUnmetered(reader, Dependency.DATABASE);

        log.tellUnmetered();
        log.tellUnmetered();

        assertThat(producer.history())
                .extracting(sent -> (ServedUnmetered) codec.decode(sent.value()))
                .extracting(ServedUnmetered::getPayer, ServedUnmetered::getReason, ServedUnmetered::getResponses)
                .containsExactlyInAnyOrder(tuple("cli_reader", "kafka", 2L), tuple("cli_reader", "database", 1L));
    }

    @Test
    void keepsWhatWasServedAtNoPriceUntilTheStreamHasIt() {
        fail(grant("cli_reader"));
        log.servedUnmetered(grant("cli_reader").agreement(), Dependency.KAFKA);

        log.tellUnmetered();
        producer.errorNext(new TimeoutException("no answer"));
        assertThat(pending.kept).hasSize(1);
        log.retry();
        producer.completeNext();

        assertThat(pending.kept).isEmpty();
        assertThat(((ServedUnmetered) lastSent()).getResponses()).isEqualTo(1);
    }

    @Test
    void sendsTheCountsThatADeadProcessLeft() {
        var dead = new KafkaAccessLog(
                () -> producer, codec, new ProducerBoot("boot-0"), pending, () -> NOW, new Random(8));
        fail(grant("cli_reader"));
        dead.servedUnmetered(grant("cli_reader").agreement(), Dependency.KAFKA);
        dead.tellUnmetered();
        producer.errorNext(new TimeoutException("no answer"));

        log.adoptOrphans();
        producer.completeNext();

        assertThat(pending.kept).isEmpty();
        assertThat(((ServedUnmetered) lastSent()).getEnvelope().getProducer()).isEqualTo("boot-0");
    }

    @Test
    void passesOverWhatTheStreamWillNeverTake() {
        CompletionStage<Storing> stored = log.store(log.number(grant("cli_reader")));
        producer.errorNext(new RecordTooLargeException("too large"));
        log.delivered(grant("cli_reader"), new Delivery(Delivery.Outcome.COMPLETE, 200, 33));
        producer.errorNext(new RecordTooLargeException("too large"));

        log.retry();

        assertThat(stored.toCompletableFuture()).isCompletedWithValue(Storing.IMPOSSIBLE);
        assertThat(log.isAccepting()).isTrue();
        assertThat(producer.history()).hasSize(2);
    }

    @Test
    void refusesWhatTheProducerHasNoRoomFor() {
        var full = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
                var noRoom = new BufferExhaustedException("no room");
                callback.onCompletion(null, noRoom);
                return CompletableFuture.failedFuture(noRoom);
            }
        };
        var crowded =
                new KafkaAccessLog(() -> full, codec, new ProducerBoot("boot-1"), pending, () -> NOW, new Random(7));

        CompletionStage<Storing> stored = crowded.store(crowded.number(grant("cli_reader")));

        assertThat(stored.toCompletableFuture()).isCompletedWithValue(Storing.REFUSED);
    }

    private static Repeats.Claim.Mine claim() {
        var key = new RepeatKey(new PublisherId("pub_planet"), new ClientId("cli_reader"), new IdempotencyKey("k-1"));
        return new Repeats.Claim.Mine(key, UUID.randomUUID());
    }

    private void fail(AccessGrant grant) {
        log.store(log.number(grant));
        producer.errorNext(new TimeoutException("no answer"));
    }

    private SpecificRecord lastSent() {
        return codec.decode(producer.history().getLast().value());
    }

    private static AccessGrant grant(String client) {
        var payer = new ClientId(client);
        var agreement = new Agreement(
                new PublisherId("pub_planet"),
                PayerId.of(payer),
                new OfferId("read"),
                new TermsHash("sha-256:" + "a".repeat(42) + "A"),
                Settlement.POSTPAY);
        return new AccessGrant(
                UUID.randomUUID(),
                NOW,
                new ResponseId("A".repeat(43)),
                agreement.id(),
                agreement,
                payer,
                "key_1",
                Set.of(Use.AI_INPUT),
                Map.of(Unit.ACCESS, List.of(Amount.parse("0.005", EUR))),
                "access=\"0.005\";currency=EUR, ref=\"team-7\"",
                List.of(new UnitPrice(Unit.ACCESS, Price.each(Amount.parse("0.002", EUR)))),
                EUR,
                new Resource("https://planet.example", "/news/1"),
                "GET",
                "\"v1\"",
                "team-7",
                DeliveryMode.OBSERVED,
                "edge_1");
    }

    /** Pending events in memory; the store can be taken away. */
    private static final class RememberedEvents implements PendingEvents {
        final Map<UUID, NumberedEvent> kept = new LinkedHashMap<>();
        boolean down;
        boolean claimsHold = true;

        @Override
        public CompletionStage<Boolean> keep(NumberedEvent event, Repeats.Claim.@Nullable Mine claim) {
            if (claim != null && !claimsHold) {
                return CompletableFuture.completedStage(false);
            }
            return answer(() -> kept.put(event.id(), event)).thenApply(done -> true);
        }

        @Override
        public CompletionStage<Void> forget(UUID grant) {
            return answer(() -> kept.remove(grant));
        }

        @Override
        public CompletionStage<List<NumberedEvent>> olderThan(Duration age) {
            return CompletableFuture.completedStage(List.copyOf(kept.values()));
        }

        private CompletionStage<Void> answer(Runnable change) {
            return down
                    ? CompletableFuture.failedStage(new IllegalStateException("the store is down"))
                    : CompletableFuture.runAsync(change, Runnable::run);
        }
    }
}
