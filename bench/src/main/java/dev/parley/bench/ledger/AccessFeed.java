package dev.parley.bench.ledger;

import dev.parley.protocol.id.UuidV7;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.Ceiling;
import dev.parley.schemas.event.ClientState;
import dev.parley.schemas.event.DeliveryMode;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.OriginState;
import dev.parley.schemas.event.ProofKind;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.schemas.event.Resource;
import dev.parley.schemas.event.Settlement;
import dev.parley.schemas.event.Standing;
import dev.parley.schemas.event.UnitPrice;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Accesses of many clients to two publishers, as negotiation nodes would send them; owed at once. */
final class AccessFeed implements AutoCloseable {

    private static final int PUBLISHERS = 2;
    private static final int CLIENTS = 60;
    private static final int PATHS = 500;
    private static final String TERMS = "sha-256:n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg";

    private final SplittableRandom random = new SplittableRandom(1);
    private final String producerBoot = UUID.randomUUID().toString();
    private final long[] sequences = new long[Topic.ACCESS.partitions()];
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<byte[], byte[]> producer;
    private long sent;

    AccessFeed(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024);
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Makes publishers and clients known. */
    void introduceParties() throws Exception {
        for (int client = 0; client < CLIENTS; client++) {
            send(Topic.PARTIES, EventKey.party(client(client)), state(client));
        }
        for (int publisher = 0; publisher < PUBLISHERS; publisher++) {
            send(Topic.PARTIES, EventKey.party(publisher(publisher)), publisherState(publisher));
            for (int client = 0; client < CLIENTS; client++) {
                send(
                        Topic.PARTIES,
                        EventKey.relationship(publisher(publisher), client(client)),
                        relationship(publisher, client));
            }
        }
        awaitStored();
    }

    /** Sends accesses, and returns when the broker has stored them. */
    void send(int accesses) throws Exception {
        for (int i = 0; i < accesses; i++) {
            int publisher = random.nextInt(PUBLISHERS);
            int client = random.nextInt(CLIENTS);
            byte[] key = EventKey.relationship(publisher(publisher), client(client));
            int partition = EventKey.partitionFor(key, Topic.ACCESS.partitions());
            var access = access(publisher, client, sequences[partition]++);
            producer.send(
                    new ProducerRecord<>(Topic.ACCESS.topicName(), partition, key, codec.encode(access)),
                    (stored, exception) -> remember(exception));
        }
        sent += accesses;
        awaitStored();
    }

    /** Accesses sent so far. */
    long sent() {
        return sent;
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(Topic topic, byte[] key, SpecificRecord state) {
        producer.send(
                new ProducerRecord<>(topic.topicName(), key, codec.encode(state)),
                (stored, exception) -> remember(exception));
    }

    private void remember(@Nullable Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        }
    }

    private void awaitStored() throws Exception {
        producer.flush();
        Exception first = failure.get();
        if (first != null) {
            throw first;
        }
    }

    private AccessGranted access(int publisher, int client, long sequence) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return AccessGranted.newBuilder()
                .setEventId(Uuids.toFixed(UuidV7.create(now, random)))
                .setOccurredAt(now)
                .setEnvelope(new Envelope(producerBoot, sequence))
                .setResponseId("AQGZq3sQe3EAgAAAAAAAAAF5c2lnbmVkLWJ5LXBhcmw")
                .setPublisher(publisher(publisher))
                .setCaller(client(client))
                .setPayer(client(client))
                .setProof(ProofKind.KEY)
                .setProofId("key_bench")
                .setAgreement("agr_bench_%d_%d".formatted(publisher, client))
                .setSettlement(Settlement.POSTPAY)
                .setTermsHash(TERMS)
                .setOffer("news")
                .setUses(List.of("ai-input"))
                .setCeilings(List.of(new Ceiling("access", 5_000L, "EUR")))
                .setBounds("access=\"0.005\";currency=EUR, use=(ai-input), settle=(postpay)")
                .setUnitPrices(List.of(new UnitPrice("access", 2_000L, 1L, "EUR")))
                .setAsset("EUR")
                .setResource(new Resource(origin(publisher), "/news/" + random.nextInt(PATHS), null))
                .setMethod("GET")
                .setDelivery(DeliveryMode.UNOBSERVED)
                .build();
    }

    private static PublisherState publisherState(int publisher) {
        return PublisherState.newBuilder()
                .setPublisher(publisher(publisher))
                .setVersion(1L)
                .setChangedAt(Instant.EPOCH)
                .setName("The Bench Gazette")
                .setZone("Europe/Berlin")
                .setCurrency("EUR")
                .setOrigins(List.of(new OriginState(origin(publisher), "operator", null)))
                .setKeys(List.of())
                .build();
    }

    private static ClientState state(int client) {
        return ClientState.newBuilder()
                .setClient(client(client))
                .setVersion(1L)
                .setChangedAt(Instant.EPOCH)
                .setName("Bench Readers")
                .build();
    }

    private static RelationshipState relationship(int publisher, int client) {
        return RelationshipState.newBuilder()
                .setPublisher(publisher(publisher))
                .setClient(client(client))
                .setVersion(1L)
                .setChangedAt(Instant.EPOCH)
                .setStanding(Standing.APPROVED)
                .setKeys(List.of())
                .build();
    }

    private static String publisher(int number) {
        return "pub_bench_" + number;
    }

    private static String client(int number) {
        return "cli_bench_" + number;
    }

    private static String origin(int publisher) {
        return "http://bench-" + publisher + ".localhost";
    }
}
