package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/**
 * Releases what the IDL says now: writes each record's schema that differs from its newest released one as a file of
 * the next version, with a golden event beside the tests. Tests do it when {@code -Dparley.release-schemas} is given.
 */
final class SchemaRelease {

    static final String PROPERTY = "parley.release-schemas";
    static final String HOW_TO =
            "Release it: mvn test -pl schemas -am -Dtest=ReleasedSchemasTest -Dsurefire.failIfNoSpecifiedTests=false -D"
                    + PROPERTY
                    + ", look at what changed under src/main/resources/schemas and src/test/resources/events, commit it.";

    private static final Path SCHEMAS = Path.of("src/main/resources", ReleasedSchemas.FOLDER);
    private static final Path EVENTS = Path.of("src/test/resources/events");

    private SchemaRelease() {}

    static boolean isAskedFor() {
        return System.getProperty(PROPERTY) != null;
    }

    /** The released schemas on disk, after this release. */
    static List<ReleasedSchemas.Released> release(List<ReleasedSchemas.Released> before) throws IOException {
        int version = before.stream()
                        .mapToInt(ReleasedSchemas.Released::version)
                        .max()
                        .orElse(0)
                + 1;
        var after = new ArrayList<>(before);
        for (SpecificRecord sample : Samples.all()) {
            if (!isNewest(sample.getSchema(), before)) {
                var released = new ReleasedSchemas.Released(version, sample.getSchema());
                write(SCHEMAS.resolve(released.path()), sample.getSchema().toString(true) + "\n");
                write(
                        EVENTS.resolve("v" + version + "/" + sample.getSchema().getName() + ".json"),
                        EventJson.of(sample));
                write(EVENTS.resolve("v" + version + "/" + sample.getSchema().getName() + ".hex"), hexOf(sample));
                after.add(released);
            }
        }
        write(SCHEMAS.resolve(ReleasedSchemas.INDEX), index(after));
        return after;
    }

    /** Whether the newest released schema of the record says the same; documentation may differ. */
    static boolean isNewest(Schema current, List<ReleasedSchemas.Released> released) {
        return released.stream()
                .filter(each -> each.schema().getFullName().equals(current.getFullName()))
                .max(Comparator.comparingInt(ReleasedSchemas.Released::version))
                .filter(newest -> newest.schema().equals(current))
                .isPresent();
    }

    private static String hexOf(SpecificRecord sample) {
        return HexFormat.of().formatHex(new EventCodec(List.of()).encode(sample)) + "\n";
    }

    private static String index(List<ReleasedSchemas.Released> released) {
        return released.stream()
                .sorted(Comparator.comparingInt(ReleasedSchemas.Released::version)
                        .thenComparing(ReleasedSchemas.Released::path))
                .map(each -> each.path() + "\n")
                .collect(Collectors.joining());
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(UTF_8));
    }
}
