package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.schemas.event.Envelope;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
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
 * <p>Hashed are the record's full name; then for each field that is not an envelope, is not marked {@code content:
 * false} and does not hold its default, in the schema's order: the name, the value; then an empty name. Texts and bytes stand behind their length, numbers and
 * micro-seconds are 8 bytes big-endian, enum symbols are texts, lists stand behind their count.
 */
public final class ContentHash {

    private static final MessageDigest SHA_256 = sha256();

    /** Built once for each kind of event. */
    private static final ClassValue<EventContent> CONTENTS = new ClassValue<>() {
        @Override
        protected EventContent computeValue(Class<?> type) {
            return EventContent.of(SpecificData.get().getSchema(type));
        }
    };

    private ContentHash() {}

    /** 32 bytes. */
    public static byte[] of(SpecificRecord event) {
        EventContent content = CONTENTS.get(event.getClass());
        var out = new ByteSink();
        out.write(content.name());
        content.fields().write(event, out);
        var sha256 = freshSha256();
        sha256.update(out.written());
        return sha256.digest();
    }

    /**
     * @param name of the record, behind its length
     */
    private record EventContent(byte[] name, Content fields) {

        static EventContent of(Schema schema) {
            return new EventContent(withLength(schema.getFullName()), contentOf(schema));
        }
    }

    /** Writes a value of one schema. */
    @FunctionalInterface
    private interface Content {
        void write(Object value, ByteSink out);
    }

    /**
     * @param name of the field, behind its length
     * @param absent the default, unless it is null
     */
    private record FieldContent(
            int position, byte[] name, @Nullable Object absent, Content content) {

        static FieldContent of(Schema.Field field) {
            var absent = field.hasDefaultValue() ? SpecificData.get().getDefaultValue(field) : null;
            return new FieldContent(field.pos(), withLength(field.name()), absent, contentOf(field.schema()));
        }

        void write(SpecificRecord owner, ByteSink out) {
            Object value = owner.get(position);
            if (value != null && (absent == null || !absent.equals(value))) {
                out.write(name);
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
        FieldContent[] fields = schema.getFields().stream()
                .filter(field -> !isEnvelope(field.schema()) && isContent(field))
                .map(FieldContent::of)
                .toArray(FieldContent[]::new);
        return (value, out) -> {
            for (FieldContent field : fields) {
                field.write((SpecificRecord) value, out);
            }
            out.writeInt(0);
        };
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

    /** How an event came, which may differ from one time to the next, is marked in its schema. */
    private static boolean isContent(Schema.Field field) {
        return !Boolean.FALSE.equals(field.getObjectProp("content"));
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

    private static byte[] withLength(String text) {
        var out = new ByteSink();
        writeText(text, out);
        return out.toByteArray();
    }

    /** A copy is made faster than a new one is looked up among the platform's providers. */
    private static MessageDigest freshSha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
