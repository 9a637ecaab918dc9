package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.schemas.event.Envelope;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over what an event says, whoever sent it.
 *
 * <p>The same event has the same hash when another boot sends it again (the envelope is left out), when a newer schema
 * wrote it, and when a newer class reads it (a field that holds its default is left out, so that a new field changes
 * nothing for the events that were there before it). Two events of one id with different hashes contradict each other.
 *
 * <p>Hashed are the record's full name; then for each field that is not an envelope and does not hold its default, in
 * the schema's order: the name, the value; then an empty name. Texts and bytes stand behind their length, numbers and
 * micro-seconds are 8 bytes big-endian, enum symbols are texts, lists stand behind their count.
 */
public final class ContentHash {

    private static final Map<Schema, Content> CONTENTS = new ConcurrentHashMap<>();

    private ContentHash() {}

    /** 32 bytes. */
    public static byte[] of(SpecificRecord event) {
        var out = new ByteSink();
        writeText(event.getSchema().getFullName(), out);
        contentOf(event.getSchema()).write(event, out);
        var sha256 = sha256();
        sha256.update(out.written());
        return sha256.digest();
    }

    /** Writes a value of one schema. */
    @FunctionalInterface
    private interface Content {
        void write(Object value, ByteSink out);
    }

    private record FieldContent(
            int position, byte[] name, @Nullable Object absent, Content content) {

        static FieldContent of(Schema.Field field) {
            var absent = field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null;
            return new FieldContent(field.pos(), field.name().getBytes(UTF_8), absent, contentOf(field.schema()));
        }

        void write(SpecificRecord owner, ByteSink out) {
            Object value = owner.get(position);
            if (value != null && !Objects.equals(value, absent)) {
                out.writeWithLength(name);
                content.write(value, out);
            }
        }
    }

    private static Content contentOf(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> recordContent(schema);
            case ARRAY -> listContent(contentOf(schema.getElementType()));
            case UNION -> contentOf(presentBranch(schema));
            case STRING, ENUM -> (value, out) -> writeText(value.toString(), out);
            case BYTES -> (value, out) -> writeBuffer((ByteBuffer) value, out);
            case FIXED -> (value, out) -> out.write(((GenericFixed) value).bytes());
            case INT, LONG -> (value, out) -> out.writeLong(number(value));
            case BOOLEAN -> (value, out) -> out.write((Boolean) value ? 1 : 0);
            case MAP, FLOAT, DOUBLE, NULL -> throw new IllegalArgumentException("Events hold no " + schema.getType());
        };
    }

    private static Content recordContent(Schema schema) {
        Content known = CONTENTS.get(schema);
        if (known != null) {
            return known;
        }
        List<FieldContent> fields = schema.getFields().stream()
                .filter(field -> !isEnvelope(field.schema()))
                .map(FieldContent::of)
                .toList();
        Content content = (value, out) -> {
            for (FieldContent field : fields) {
                field.write((SpecificRecord) value, out);
            }
            out.writeInt(0);
        };
        CONTENTS.put(schema, content);
        return content;
    }

    private static Content listContent(Content element) {
        return (value, out) -> {
            var elements = (List<?>) value;
            out.writeInt(elements.size());
            for (Object each : elements) {
                element.write(each, out);
            }
        };
    }

    private static boolean isEnvelope(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> schema.getFullName().equals(Envelope.getClassSchema().getFullName());
            case UNION -> isEnvelope(presentBranch(schema));
            default -> false;
        };
    }

    /** Unions stand for fields that may be absent, and for nothing else. */
    private static Schema presentBranch(Schema union) {
        List<Schema> present = union.getTypes().stream()
                .filter(branch -> branch.getType() != Schema.Type.NULL)
                .toList();
        if (present.size() != 1) {
            throw new IllegalArgumentException("Events hold no choice such as " + union);
        }
        return present.getFirst();
    }

    private static long number(Object value) {
        return value instanceof Instant instant
                ? Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1_000)
                : ((Number) value).longValue();
    }

    private static void writeText(String text, ByteSink out) {
        out.writeWithLength(text.getBytes(UTF_8));
    }

    private static void writeBuffer(ByteBuffer buffer, ByteSink out) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        out.writeWithLength(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
