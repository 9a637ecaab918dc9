package dev.parley.usagelog.log.kafka;

import static dev.parley.usagelog.log.QuarantineReason.INVALID;
import static dev.parley.usagelog.log.QuarantineReason.UNDECODABLE;

import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.schemas.ContentHash;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.UndecodableException;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.AccessDelivered;
import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.AccessVoided;
import dev.parley.schemas.event.DeliveryOutcome;
import dev.parley.schemas.event.Resource;
import dev.parley.schemas.event.UsageReportReceived;
import dev.parley.schemas.event.UsageReported;
import dev.parley.usagelog.log.Access;
import dev.parley.usagelog.log.AccessEnding;
import dev.parley.usagelog.log.Ending;
import dev.parley.usagelog.log.Reading;
import dev.parley.usagelog.log.Relationship;
import dev.parley.usagelog.log.ReportReceipt;
import dev.parley.usagelog.log.UsageLine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads records of the streams; whatever they hold, the answer is a reading. */
final class EventReader {
    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final int MAX_WORD = 256;

    private final EventCodec codec;
    private final InstantSource clock;
    private final Duration clockTolerance;
    private final Duration lateAfter;

    EventReader(EventCodec codec, InstantSource clock, Duration clockTolerance, Duration lateAfter) {
        this.codec = codec;
        this.clock = clock;
        this.clockTolerance = clockTolerance;
        this.lateAfter = lateAfter;
    }

    /** @throws dev.parley.schemas.UnknownSchemaException if the record must wait for a newer version of this program */
    Reading read(byte @Nullable [] key, byte @Nullable [] value) {
        if (value == null) {
            return new Reading.Unusable(UNDECODABLE, "a record without a value");
        }
        try {
            return read(key, codec.decode(value));
        } catch (UndecodableException e) {
            return new Reading.Unusable(UNDECODABLE, String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return new Reading.Unusable(INVALID, String.valueOf(e.getMessage()));
        }
    }

    private Reading read(byte @Nullable [] key, SpecificRecord event) {
        return switch (event) {
            case AccessGranted granted ->
                new Reading.Granted(access(relationship(key, granted.getPublisher(), granted.getPayer()), granted));
            case AccessDelivered delivered ->
                new Reading.Ended(
                        delivery(relationship(key, delivered.getPublisher(), delivered.getPayer()), delivered));
            case AccessVoided voided ->
                new Reading.Ended(voiding(relationship(key, voided.getPublisher(), voided.getPayer()), voided));
            case UsageReported reported ->
                new Reading.Reported(line(relationship(key, reported.getPublisher(), reported.getPayer()), reported));
            case UsageReportReceived received ->
                new Reading.Received(
                        receipt(relationship(key, received.getPublisher(), received.getPayer()), received));
            default -> new Reading.PassedOver();
        };
    }

    /** All of a relationship lies in one partition, and has one writer, only if its records have its key. */
    private static Relationship relationship(byte @Nullable [] key, String publisher, String payer) {
        if (!Arrays.equals(key, EventKey.relationship(publisher, payer))) {
            throw new IllegalArgumentException(
                    "the event is of %s/%s, and its record's key is not".formatted(publisher, payer));
        }
        return new Relationship(new PublisherId(publisher), new PayerId(payer));
    }

    private Access access(Relationship relationship, AccessGranted granted) {
        return new Access(
                relationship,
                Uuids.fromFixed(granted.getEventId()),
                possible(granted.getOccurredAt()),
                word(granted.getResponseId()),
                granted.getCaller(),
                new AgreementId(granted.getAgreement()),
                word(granted.getOffer()),
                word(granted.getTermsHash()),
                granted.getUses(),
                granted.getMethod(),
                address(granted.getResource()),
                granted.getReference(),
                granted.getEdge(),
                digest(granted));
    }

    private AccessEnding delivery(Relationship relationship, AccessDelivered delivered) {
        return new AccessEnding(
                relationship,
                Uuids.fromFixed(delivered.getGrantId()),
                endingOf(delivered.getOutcome()),
                possible(delivered.getOccurredAt()),
                delivered.getStatus(),
                delivered.getBytes());
    }

    private AccessEnding voiding(Relationship relationship, AccessVoided voided) {
        return new AccessEnding(
                relationship,
                Uuids.fromFixed(voided.getGrantId()),
                Ending.VOIDED,
                possible(voided.getOccurredAt()),
                null,
                null);
    }

    private UsageLine line(Relationship relationship, UsageReported reported) {
        requireOwn(relationship, reported.getClient());
        Instant reportedAt = possible(reported.getOccurredAt());
        // The producer's clock may run ahead of this one, and the client's of the producer's.
        Instant usedAt = possible(reported.getUsedAt(), reportedAt);
        String agreement = reported.getAgreement();
        return new UsageLine(
                relationship,
                Uuids.fromFixed(reported.getEventId()),
                reported.getRecordId(),
                word(reported.getReport()),
                word(reported.getResponseId()),
                Uuids.fromFixed(reported.getGrantId()),
                agreement == null ? null : new AgreementId(agreement),
                word(reported.getUse()),
                reported.getQuantity(),
                usedAt,
                reportedAt,
                reportedAt.isAfter(usedAt.plus(lateAfter)),
                reported.getReference(),
                digest(reported));
    }

    private ReportReceipt receipt(Relationship relationship, UsageReportReceived received) {
        requireOwn(relationship, received.getClient());
        return new ReportReceipt(
                relationship,
                word(received.getReport()),
                possible(received.getOccurredAt()),
                received.getAccepted(),
                received.getRejected(),
                received.getParked());
    }

    /** A client reports what it did itself. */
    private static void requireOwn(Relationship relationship, String client) {
        if (!relationship.payer().value().equals(client)) {
            throw new IllegalArgumentException("%s reports for %s".formatted(client, relationship));
        }
    }

    private static Ending endingOf(DeliveryOutcome outcome) {
        return switch (outcome) {
            case COMPLETE -> Ending.DELIVERED;
            case CLIENT_ABORTED, ORIGIN_ABORTED, ORIGIN_FAILED -> Ending.ABORTED;
            case UNKNOWN -> throw new IllegalArgumentException("an outcome that nobody here knows");
        };
    }

    private static String address(Resource resource) {
        String query = resource.getQuery();
        return resource.getOrigin() + resource.getPath() + (query == null ? "" : "?" + query);
    }

    private Instant possible(Instant claimed) {
        return possible(claimed, clock.instant());
    }

    /** @param now by the clock of who took note of it */
    private Instant possible(Instant claimed, Instant now) {
        if (claimed.isBefore(EARLIEST) || claimed.isAfter(now.plus(clockTolerance))) {
            throw new IllegalArgumentException("it claims the time %s, which cannot be".formatted(claimed));
        }
        return claimed;
    }

    /** What rows are found by must fit an index. */
    private static String word(String text) {
        if (text.length() > MAX_WORD) {
            throw new IllegalArgumentException("an id of %d characters".formatted(text.length()));
        }
        return text;
    }

    private static String digest(SpecificRecord event) {
        return HexFormat.of().formatHex(ContentHash.of(event));
    }
}
