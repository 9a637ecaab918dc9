package dev.parley.schemas;

import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.AgreementConcluded;
import dev.parley.schemas.event.AgreementEnded;
import dev.parley.schemas.event.ClientState;
import dev.parley.schemas.event.FundsChanged;
import dev.parley.schemas.event.InvoiceIssued;
import dev.parley.schemas.event.PaymentClaimed;
import dev.parley.schemas.event.PaymentFailed;
import dev.parley.schemas.event.PaymentSettled;
import dev.parley.schemas.event.PeriodClosed;
import dev.parley.schemas.event.ProducerCheckpoint;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.Quarantined;
import dev.parley.schemas.event.RefusalsCounted;
import dev.parley.schemas.event.RelationshipState;
import dev.parley.schemas.event.ServedUnmetered;
import dev.parley.schemas.event.TermsPublished;
import dev.parley.schemas.event.TermsWithdrawn;
import dev.parley.schemas.event.UsageReportReceived;
import dev.parley.schemas.event.UsageReported;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Every topic of Parley: what it carries, how long, and how its records are spread.
 *
 * <p>A partition count never changes: keys would move to other partitions, and with them the order that intake
 * depends on. The keys are made by {@link EventKey}.
 */
public enum Topic {
    /** The full state of publishers, clients and relationships. Key: {@link EventKey#party}, {@link EventKey#relationship}. */
    PARTIES(
            "parley.parties.v1",
            3,
            new Retention.Latest(),
            Size.USUAL,
            List.of(PublisherState.class, ClientState.class, RelationshipState.class)),

    /** Versions of terms. Key: {@link EventKey#terms}. */
    TERMS(
            "parley.terms.v1",
            3,
            new Retention.ForEver(),
            Size.OF_TERMS,
            List.of(TermsPublished.class, TermsWithdrawn.class)),

    /** Agreements. Key: {@link EventKey#agreement}. */
    AGREEMENTS(
            "parley.agreements.v1",
            6,
            new Retention.Latest(),
            Size.USUAL,
            List.of(AgreementConcluded.class, AgreementEnded.class)),

    /** What was accessed. Key: {@link EventKey#relationship}, or {@link EventKey#unknownPayer}. */
    ACCESS(
            "parley.access.v1",
            12,
            Span.OF_BILLING,
            Size.USUAL,
            List.of(
                    AccessGranted.class,
                    AccessDelivered.class,
                    AccessVoided.class,
                    ServedUnmetered.class,
                    RefusalsCounted.class,
                    ProducerCheckpoint.class)),

    /** What was done with it. Key: {@link EventKey#relationship}. */
    USAGE("parley.usage.v1", 12, Span.OF_BILLING, Size.USUAL, List.of(UsageReported.class, UsageReportReceived.class)),

    /** What was paid for it. Key: {@link EventKey#relationship}. */
    PAYMENTS(
            "parley.payments.v1",
            12,
            Span.OF_BILLING,
            Size.USUAL,
            List.of(PaymentClaimed.class, PaymentSettled.class, PaymentFailed.class)),

    /** Credit and balance of relationships. Key: {@link EventKey#relationship}. */
    FUNDS("parley.funds.v1", 12, new Retention.Latest(), Size.USUAL, List.of(FundsChanged.class)),

    /** What was issued and closed. Key: {@link EventKey#invoice}, {@link EventKey#period}. */
    INVOICES(
            "parley.invoices.v1",
            3,
            new Retention.ForEver(),
            Size.USUAL,
            List.of(InvoiceIssued.class, PeriodClosed.class)),

    /** What could not be taken. Key: the key that it came with. */
    QUARANTINE("parley.quarantine.v1", 3, Span.OF_REPLAY, Size.OF_QUARANTINE, List.of(Quarantined.class));

    /** What a batch adds around its one record, with room to spare. */
    private static final int BATCH_OVERHEAD_BYTES = 4 * 1024;

    private final String topicName;
    private final int partitions;
    private final Retention retention;
    private final int maxRecordBytes;
    private final List<Class<? extends SpecificRecord>> records;

    Topic(
            String topicName,
            int partitions,
            Retention retention,
            int maxRecordBytes,
            List<Class<? extends SpecificRecord>> records) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.retention = retention;
        this.maxRecordBytes = maxRecordBytes;
        this.records = records;
    }

    /** As Kafka knows it. */
    public String topicName() {
        return topicName;
    }

    /** How many partitions it has, for ever. */
    public int partitions() {
        return partitions;
    }

    public Retention retention() {
        return retention;
    }

    /** The most bytes of one encoded record. */
    public int maxRecordBytes() {
        return maxRecordBytes;
    }

    /** The kinds of record that it carries. */
    public List<Class<? extends SpecificRecord>> records() {
        return records;
    }

    /**
     * The topic that carries a kind of record.
     *
     * @throws IllegalArgumentException if none does: it is a part of an event, not an event
     */
    public static Topic carrying(Class<?> record) {
        return Arrays.stream(values())
                .filter(topic -> topic.records.contains(record))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No topic carries " + record.getSimpleName()));
    }

    /** The topic of a name in Kafka. */
    public static Topic named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Parley has no topic " + topicName));
    }

    /** The broker's settings of the topic. The broker's clock decides on retention: a producer's may be wrong. */
    Map<String, String> configuration(int minInsyncReplicas) {
        var configuration = new HashMap<>(retention.configuration());
        configuration.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInsyncReplicas));
        configuration.put(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxRecordBytes + BATCH_OVERHEAD_BYTES));
        configuration.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return Map.copyOf(configuration);
    }

    private static final class Size {
        static final int USUAL = 1 << 20;
        /** Ten thousand offers fit. */
        static final int OF_TERMS = 4 << 20;
        /** Holds the largest record of any other topic. */
        static final int OF_QUARANTINE = 5 << 20;
    }

    private static final class Span {
        /** A monthly period, the time to report usage in, and time to rebuild from the stream. */
        static final Retention OF_BILLING = new Retention.For(Duration.ofDays(90));

        static final Retention OF_REPLAY = new Retention.For(Duration.ofDays(365));
    }
}
