package dev.parley.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * Events as bytes, in Avro's single-object encoding: the marker {@code C3 01}, the CRC-64-AVRO fingerprint of the
 * writer's schema (8 bytes, little-endian), the body. Whatever released schema an event was written with, it is read
 * as the current class. Safe for use by many threads; make one per process.
 */
public final class EventCodec {

    private static final short MARKER = (short) 0xC301;
    private static final int HEADER_BYTES = Short.BYTES + Long.BYTES;

    /** Finds the events' classes beside this one; Avro's shared model asks whichever thread comes first. */
    private static final SpecificData MODEL = new SpecificData(EventCodec.class.getClassLoader());

    /** Avro compares lists by its shared model, which knows no time inside a union unless told. */
    static {
        GenericData.get().addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    }

    private record EventReader(SpecificDatumReader<SpecificRecord> body, int maxBytes) {}

    private record EventWriter(SpecificDatumWriter<SpecificRecord> body, byte[] header, int maxBytes) {}

    private final Map<Long, EventReader> readers = new HashMap<>();
    private final Map<Class<?>, EventWriter> writers = new HashMap<>();

    /** Knows every released schema. */
    public EventCodec() {
        this(ReleasedSchemas.load());
    }

    EventCodec(List<ReleasedSchemas.Released> released) {
        for (Topic topic : Topic.values()) {
            for (Class<? extends SpecificRecord> record : topic.records()) {
                Schema current = SpecificData.get().getSchema(record);
                writers.put(record, writerOf(current, topic));
                readers.put(fingerprint(current), readerOf(current, current, topic));
                released.stream()
                        .map(ReleasedSchemas.Released::schema)
                        .filter(schema -> schema.getFullName().equals(current.getFullName()))
                        .forEach(schema -> readers.put(fingerprint(schema), readerOf(schema, current, topic)));
            }
        }
    }

    /**
     * The event's bytes.
     *
     * @throws IllegalArgumentException if no topic carries the record, a required field is absent, or the bytes are
     *     more than {@link Topic#maxRecordBytes()}
     */
    public byte[] encode(SpecificRecord event) {
        EventWriter writer = writers.get(event.getClass());
        if (writer == null) {
            throw new IllegalArgumentException(
                    "No topic carries " + event.getSchema().getName());
        }
        var bytes = new ByteSink();
        bytes.write(writer.header());
        writeBody(writer, event, bytes);
        if (bytes.size() > writer.maxBytes()) {
            throw new IllegalArgumentException("%s has %d bytes, more than the %d that its topic takes"
                    .formatted(event.getSchema().getName(), bytes.size(), writer.maxBytes()));
        }
        return bytes.toByteArray();
    }

    private static void writeBody(EventWriter writer, SpecificRecord event, ByteSink bytes) {
        try {
            writer.body().write(event, EncoderFactory.get().directBinaryEncoder(bytes, null));
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        } catch (NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException(event.getSchema().getName() + " is not whole: " + e.getMessage(), e);
        }
    }

    /**
     * The event in the bytes, as its current class.
     *
     * @throws UnknownSchemaException if no released schema has the fingerprint: keep the record and wait
     * @throws UndecodableException if the bytes are not an event: set them aside
     */
    public SpecificRecord decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    /** The same for the remaining bytes of a buffer; its position stays where it is. */
    public SpecificRecord decode(ByteBuffer buffer) {
        if (buffer.hasArray()) {
            int start = buffer.arrayOffset() + buffer.position();
            return decode(buffer.array(), start, start + buffer.remaining());
        }
        var copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return decode(copy);
    }

    private SpecificRecord decode(byte[] bytes, int start, int end) {
        EventReader reader = readerFor(bytes, start, end);
        var decoder = new RecordDecoder(bytes, start + HEADER_BYTES, end);
        SpecificRecord event = readBody(reader, decoder);
        if (decoder.remaining() > 0) {
            throw new UndecodableException("%d bytes follow the %s"
                    .formatted(decoder.remaining(), event.getSchema().getName()));
        }
        return event;
    }

    private EventReader readerFor(byte[] bytes, int start, int end) {
        if (end - start < HEADER_BYTES) {
            throw new UndecodableException("An event has more than the %d bytes that came".formatted(end - start));
        }
        var header = ByteBuffer.wrap(bytes, start, HEADER_BYTES);
        if (header.getShort() != MARKER) {
            throw new UndecodableException("An event begins with C3 01");
        }
        long fingerprint = header.order(ByteOrder.LITTLE_ENDIAN).getLong();
        EventReader reader = readers.get(fingerprint);
        if (reader == null) {
            throw new UnknownSchemaException(fingerprint);
        }
        if (end - start > reader.maxBytes()) {
            throw new UndecodableException(
                    "%d bytes are more than the %d that the topic takes".formatted(end - start, reader.maxBytes()));
        }
        return reader;
    }

    /** For bytes that are wrong Avro throws many kinds of exception, those of logical types among them. */
    private static SpecificRecord readBody(EventReader reader, RecordDecoder decoder) {
        try {
            return reader.body().read(null, decoder);
        } catch (IOException | RuntimeException e) {
            throw new UndecodableException(
                    "Not a whole %s: %s".formatted(reader.body().getExpected().getName(), e.getMessage()), e);
        }
    }

    private static EventReader readerOf(Schema writer, Schema current, Topic topic) {
        return new EventReader(new SpecificDatumReader<>(writer, current, MODEL), topic.maxRecordBytes());
    }

    private static EventWriter writerOf(Schema current, Topic topic) {
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .putShort(MARKER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(fingerprint(current))
                .array();
        return new EventWriter(new SpecificDatumWriter<>(current), header, topic.maxRecordBytes());
    }

    /** CRC-64-AVRO of the schema's parsing canonical form. */
    static long fingerprint(Schema schema) {
        return SchemaNormalization.parsingFingerprint64(schema);
    }
}
