package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parley.schemas.event.AccessGranted;
import dev.parley.schemas.event.Ceiling;
import dev.parley.schemas.event.Quarantined;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventCodecTest {

    private static final EventCodec CODEC = new EventCodec();

    static List<SpecificRecord> events() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("events")
    void whatIsEncodedIsDecodedAgain(SpecificRecord event) {
        assertThat(CODEC.decode(CODEC.encode(event))).isEqualTo(event);
    }

    @Test
    void everyKindOfEventHasASample() {
        var kinds = Arrays.stream(Topic.values()).flatMap(topic -> topic.records().stream());

        assertThat(Samples.all()).extracting(Object::getClass).hasSameElementsAs(kinds.toList());
    }

    @Test
    void beginsWithTheMarkerAndTheFingerprint() {
        var header = ByteBuffer.wrap(CODEC.encode(Samples.accessGranted()));

        assertThat(header.getShort()).isEqualTo((short) 0xC301);
        assertThat(header.order(ByteOrder.LITTLE_ENDIAN).getLong())
                .isEqualTo(EventCodec.fingerprint(AccessGranted.getClassSchema()));
    }

    @Test
    void readsWhatAnOlderSchemaWrote() throws IOException {
        var older = without("bounds", AccessGranted.getClassSchema());
        var codec = new EventCodec(List.of(new ReleasedSchemas.Released(1, older)));
        var expected = AccessGranted.newBuilder(Samples.accessGranted())
                .setBounds(null)
                .build();

        assertThat(codec.decode(written(older, Samples.accessGranted()))).isEqualTo(expected);
    }

    @Test
    void waitsForAnUnknownSchemaAndNamesIt() throws IOException {
        var unknown = without("reference", AccessGranted.getClassSchema());

        assertThatThrownBy(() -> CODEC.decode(written(unknown, Samples.accessGranted())))
                .isInstanceOfSatisfying(
                        UnknownSchemaException.class,
                        e -> assertThat(e.fingerprint()).isEqualTo(EventCodec.fingerprint(unknown)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void refusesAnEventThatIsCutAnywhere(SpecificRecord event) {
        byte[] whole = CODEC.encode(event);

        assertThat(IntStream.range(0, whole.length))
                .allSatisfy(length -> assertThatThrownBy(() -> CODEC.decode(Arrays.copyOf(whole, length)))
                        .isInstanceOf(UndecodableException.class));
    }

    @Test
    void refusesBytesAfterTheEvent() {
        byte[] whole = CODEC.encode(Samples.accessGranted());

        assertThatThrownBy(() -> CODEC.decode(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("1 bytes follow the AccessGranted");
    }

    @Test
    void refusesWhatIsNotAnEvent() {
        assertThatThrownBy(() -> CODEC.decode("{\"event\":\"AccessGranted\"}".getBytes(UTF_8)))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("An event begins with C3 01");
    }

    @Test
    void refusesALengthThatTheRecordDoesNotHold() {
        byte[] event = CODEC.encode(Samples.accessGranted());
        int producerLength = 10 + 16 + zigzagBytesOfNoon();
        byte[] hostile = Arrays.copyOf(event, event.length);
        // The longest length that five bytes hold: two gibibytes of text.
        System.arraycopy(
                new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F}, 0, hostile, producerLength, 5);

        assertThatThrownBy(() -> CODEC.decode(hostile))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("does not fit into");
    }

    @Test
    void refusesATextWithAZeroCharacter() {
        var event = AccessGranted.newBuilder(Samples.accessGranted())
                .setReference("team\0-7")
                .build();

        assertThatThrownBy(() -> CODEC.decode(CODEC.encode(event))).isInstanceOf(UndecodableException.class);
    }

    @Test
    void refusesToWriteMoreThanTheTopicTakes() {
        var event = AccessGranted.newBuilder(Samples.accessGranted())
                .setBounds("x".repeat(Topic.ACCESS.maxRecordBytes()))
                .build();

        assertThatThrownBy(() -> CODEC.encode(event)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void quarantineHoldsTheLargestRecordOfAnyTopic() {
        var largest = ByteBuffer.allocate(Topic.TERMS.maxRecordBytes());
        var event = Quarantined.newBuilder()
                .setOccurredAt(Samples.NOON)
                .setEnvelope(Samples.ENVELOPE)
                .setTopic(Topic.TERMS.topicName())
                .setPartition(0)
                .setOffset(0L)
                .setKey(null)
                .setValue(largest)
                .setReason("undecodable")
                .setDetail("garbage")
                .build();

        assertThat(((Quarantined) CODEC.decode(CODEC.encode(event))).getValue()).isEqualTo(largest);
    }

    @Test
    void refusesToWriteAPartOfAnEvent() {
        assertThatThrownBy(() -> CODEC.encode(new Ceiling("access", 1L, "EUR")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("No topic carries Ceiling");
    }

    @Test
    void readsABufferAndLeavesItsPosition() {
        byte[] event = CODEC.encode(Samples.accessGranted());
        var direct = ByteBuffer.allocateDirect(event.length + 2).position(1).limit(event.length + 1);
        direct.duplicate().put(event);
        var heap = ByteBuffer.allocate(event.length + 2).position(1).limit(event.length + 1);
        heap.duplicate().put(event);

        assertThat(CODEC.decode(direct)).isEqualTo(CODEC.decode(heap)).isEqualTo(Samples.accessGranted());
        assertThat(List.of(direct.position(), heap.position())).containsOnly(1);
    }

    @Test
    void isSharedByThreads() throws Exception {
        var codec = new EventCodec();
        Callable<Boolean> roundTrips = () -> IntStream.range(0, 200)
                .allMatch(i -> Samples.all().stream()
                        .allMatch(event -> codec.decode(codec.encode(event)).equals(event)));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<Boolean>>();
            IntStream.range(0, 8).forEach(i -> results.add(threads.submit(roundTrips)));
            for (Future<Boolean> result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Property(tries = 2000)
    void damagedBytesAreAnEventOrUndecodable(
            @ForAll @IntRange(max = 20) int sample,
            @ForAll @IntRange(min = 10, max = 2000) int at,
            @ForAll byte damage) {
        byte[] bytes = CODEC.encode(Samples.all().get(sample));
        bytes[10 + at % (bytes.length - 10)] = damage;

        assertThat(catchThrowable(() -> CODEC.decode(bytes)))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isNull(),
                        thrown -> assertThat(thrown).isInstanceOf(UndecodableException.class));
    }

    private static int zigzagBytesOfNoon() {
        long micros = Samples.NOON.getEpochSecond() * 1_000_000 + Samples.NOON.getNano() / 1_000;
        return (Long.SIZE - Long.numberOfLeadingZeros(micros << 1) + 6) / 7;
    }

    private static Schema without(String name, Schema schema) {
        var fields = schema.getFields().stream()
                .filter(field -> !field.name().equals(name))
                .map(field -> new Schema.Field(field, field.schema()))
                .toList();
        return Schema.createRecord(schema.getName(), schema.getDoc(), schema.getNamespace(), false, fields);
    }

    private static byte[] written(Schema schema, AccessGranted event) throws IOException {
        var older = new GenericData.Record(schema);
        schema.getFields().forEach(field -> older.put(field.name(), event.get(field.name())));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(10)
                .putShort((short) 0xC301)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(EventCodec.fingerprint(schema))
                .array());
        new GenericDatumWriter<>(schema, SpecificData.getForClass(AccessGranted.class))
                .write(older, EncoderFactory.get().directBinaryEncoder(bytes, null));
        return bytes.toByteArray();
    }
}
