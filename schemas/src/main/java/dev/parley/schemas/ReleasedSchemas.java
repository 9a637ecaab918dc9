package dev.parley.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Every schema that an event was ever written with, oldest first. They lie on the class path as
 * {@code schemas/v<version>/<record>.avsc}; {@code schemas/index} names them, since a class path cannot be listed.
 */
final class ReleasedSchemas {

    static final String FOLDER = "schemas";
    static final String INDEX = "index";

    /**
     * One version of one record's schema.
     *
     * @param version 1 or more
     */
    record Released(int version, Schema schema) {

        /** Where it lies, as in {@code v1/AccessGranted.avsc}. */
        String path() {
            return "v" + version + "/" + schema.getName() + ".avsc";
        }
    }

    private ReleasedSchemas() {}

    static List<Released> load() {
        return text(INDEX).lines().map(ReleasedSchemas::load).toList();
    }

    private static Released load(String path) {
        int version = Integer.parseInt(path.substring(1, path.indexOf('/')));
        return new Released(version, new Schema.Parser().parse(text(path)));
    }

    private static String text(String path) {
        try (InputStream resource = ReleasedSchemas.class.getClassLoader().getResourceAsStream(FOLDER + "/" + path)) {
            if (resource == null) {
                throw new IllegalStateException("The class path has no " + FOLDER + "/" + path);
            }
            return new String(resource.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
