package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleasedSchemasTest {

    private static List<ReleasedSchemas.Released> released = List.of();

    /** The index is read from its file, so that a release can begin where there is none. */
    @BeforeAll
    static void releaseIfAsked() throws IOException {
        boolean begun = Files.exists(Path.of("src/main/resources", ReleasedSchemas.FOLDER, ReleasedSchemas.INDEX));
        released = begun ? ReleasedSchemas.load() : List.of();
        if (SchemaRelease.isAskedFor()) {
            released = SchemaRelease.release(released);
        }
    }

    @Test
    void currentSchemasAreReleased() {
        List<String> changed = current()
                .filter(schema -> !SchemaRelease.isNewest(schema, released))
                .map(Schema::getName)
                .toList();

        assertThat(changed)
                .as("Records whose schema is not the newest released one. " + SchemaRelease.HOW_TO)
                .isEmpty();
    }

    @Test
    void everyReleasedSchemaIsStillAnEventOfToday() {
        var names = current().map(Schema::getFullName).toList();

        assertThat(released)
                .allSatisfy(each -> assertThat(names).contains(each.schema().getFullName()));
    }

    @Test
    void everyVersionReadsEveryOther() {
        for (List<Schema> versions : versionsByRecord().values()) {
            for (Schema reader : versions) {
                for (Schema writer : versions) {
                    var verdict = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
                    assertThat(verdict.getType())
                            .as("%s: %s", reader.getName(), verdict.getDescription())
                            .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
                }
            }
        }
    }

    @Test
    void everyEnumHasADefaultForSymbolsToCome() {
        assertThat(parts(Schema.Type.ENUM))
                .isNotEmpty()
                .allSatisfy(symbols -> assertThat(symbols.getEnumDefault())
                        .as(symbols.getName())
                        .isEqualTo("UNKNOWN"));
    }

    @Test
    void everyRecordEnumAndFieldIsDocumented() {
        var undocumented = parts(Schema.Type.RECORD).stream()
                .flatMap(record -> record.getFields().stream()
                        .filter(field -> isBlank(field.doc()))
                        .map(field -> record.getName() + "." + field.name()));
        var unnamed = Stream.of(Schema.Type.RECORD, Schema.Type.ENUM, Schema.Type.FIXED)
                .flatMap(type -> parts(type).stream())
                .filter(schema -> isBlank(schema.getDoc()))
                .map(Schema::getName);

        assertThat(Stream.concat(undocumented, unnamed)).isEmpty();
    }

    /** The content hash leaves out what is null and what holds its default: the two must not be different things. */
    @Test
    void whatMayBeAbsentIsAbsentByDefault() {
        assertThat(parts(Schema.Type.RECORD))
                .flatMap(Schema::getFields)
                .filteredOn(field -> field.schema().isNullable())
                .allSatisfy(
                        field -> assertThat(field.schema().getTypes().getFirst().getType())
                                .as(field.name())
                                .isEqualTo(Schema.Type.NULL));
    }

    static List<ReleasedSchemas.Released> goldens() {
        return ReleasedSchemas.load();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void frozenBytesSayWhatTheyAlwaysSaid(ReleasedSchemas.Released golden) throws IOException {
        byte[] frozen = HexFormat.of().parseHex(goldenText(golden, "hex").strip());

        SpecificRecord event = new EventCodec().decode(frozen);

        assertThat(event.getSchema().getName()).isEqualTo(golden.schema().getName());
        assertThat(EventJson.of(asWritten(golden.schema(), frozen))).isEqualTo(goldenText(golden, "json"));
        if (SchemaRelease.isNewest(event.getSchema(), released)
                && golden.schema().equals(event.getSchema())) {
            assertThat(EventJson.of(event)).isEqualTo(goldenText(golden, "json"));
            assertThat(new EventCodec().encode(event)).isEqualTo(frozen);
        }
    }

    /** Read with the schema that wrote it and no class of today, so that fields which came later don't show. */
    private static IndexedRecord asWritten(Schema schema, byte[] frozen) throws IOException {
        var data = new GenericData();
        data.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
        var reader = new GenericDatumReader<IndexedRecord>(schema, schema, data);
        return reader.read(null, new RecordDecoder(frozen, 10, frozen.length));
    }

    private static String goldenText(ReleasedSchemas.Released golden, String kind) throws IOException {
        var file = golden.path().replace(".avsc", "." + kind);
        try (var resource = ReleasedSchemasTest.class.getResourceAsStream("/events/" + file)) {
            assertThat(resource).as("events/%s. %s", file, SchemaRelease.HOW_TO).isNotNull();
            return new String(resource.readAllBytes(), UTF_8);
        }
    }

    private static Stream<Schema> current() {
        return Arrays.stream(Topic.values())
                .flatMap(topic -> topic.records().stream())
                .map(SpecificData.get()::getSchema);
    }

    private static Map<String, List<Schema>> versionsByRecord() {
        var versions = new LinkedHashMap<String, List<Schema>>();
        Stream.concat(released.stream().map(ReleasedSchemas.Released::schema), current())
                .forEach(schema -> versions.computeIfAbsent(schema.getFullName(), name -> new ArrayList<>())
                        .add(schema));
        return versions;
    }

    /** Every named type of a kind that events are made of. */
    private static List<Schema> parts(Schema.Type type) {
        var parts = new LinkedHashMap<String, Schema>();
        current().forEach(schema -> collect(schema, parts));
        return parts.values().stream().filter(part -> part.getType() == type).toList();
    }

    private static void collect(Schema schema, Map<String, Schema> parts) {
        switch (schema.getType()) {
            case RECORD -> {
                if (parts.put(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), parts));
                }
            }
            case ENUM, FIXED -> parts.put(schema.getFullName(), schema);
            case ARRAY -> collect(schema.getElementType(), parts);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, parts));
            default -> {}
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
