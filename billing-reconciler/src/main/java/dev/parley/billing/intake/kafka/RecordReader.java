package dev.parley.billing.intake.kafka;

import static dev.parley.billing.intake.QuarantineReason.INVALID;
import static dev.parley.billing.intake.QuarantineReason.UNDECODABLE;

import dev.parley.billing.intake.Reading;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.UndecodableException;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.UsageReported;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of the access and the usage stream; whatever they hold, the answer is a reading. */
final class RecordReader {
    /** Of both topics alike. */
    private static final int PARTITIONS = Topic.ACCESS.partitions();

    private final EventCodec codec;
    private final AccessReader accesses;
    private final UsageReader usages;

    RecordReader(EventCodec codec, InstantSource clock, Duration clockTolerance) {
        this.codec = codec;
        this.accesses = new AccessReader(clock, clockTolerance);
        this.usages = new UsageReader(clock, clockTolerance);
    }

    /**
     * Reads a record.
     *
     * @param partition that it lies in
     * @throws dev.parley.schemas.UnknownSchemaException if the record must wait for a newer version of this program
     */
    Reading read(int partition, byte @Nullable [] key, byte @Nullable [] value) {
        if (value == null) {
            return new Reading.Unusable(UNDECODABLE, "a record without a value");
        }
        try {
            return read(partition, key, codec.decode(value));
        } catch (UndecodableException e) {
            return new Reading.Unusable(UNDECODABLE, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Reading.Unusable(INVALID, String.valueOf(e.getMessage()));
        }
    }

    private Reading read(int partition, byte @Nullable [] key, SpecificRecord event) {
        return switch (event) {
            case AccessGranted granted -> {
                requireKey(partition, key, granted.getPublisher(), granted.getPayer());
                yield accesses.granted(granted);
            }
            case AccessDelivered delivered -> {
                requireKey(partition, key, delivered.getPublisher(), delivered.getPayer());
                yield accesses.delivered(delivered);
            }
            case AccessVoided voided -> {
                requireKey(partition, key, voided.getPublisher(), voided.getPayer());
                yield accesses.voided(voided);
            }
            case UsageReported reported -> {
                requireKey(partition, key, reported.getPublisher(), reported.getPayer());
                yield usages.reported(reported);
            }
            default -> new Reading.NotBillable();
        };
    }

    /** All of a relationship lies in partitions of one number, and has one writer, only if they have its key and follow it. */
    private static void requireKey(int partition, byte @Nullable [] key, String publisher, String payer) {
        byte[] expected = EventKey.relationship(publisher, payer);
        if (!Arrays.equals(key, expected)) {
            throw new IllegalArgumentException(
                    "the event is of %s/%s, and its record's key is not".formatted(publisher, payer));
        }
        int home = EventKey.partitionFor(expected, PARTITIONS);
        if (partition != home) {
            throw new IllegalArgumentException("the event of %s/%s lies in partition %d, and belongs in %d"
                    .formatted(publisher, payer, partition, home));
        }
    }
}
