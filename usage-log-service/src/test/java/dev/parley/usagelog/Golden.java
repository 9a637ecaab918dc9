package dev.parley.usagelog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bodies frozen in files. {@code -Dparley.golden=write} writes them anew; what changed shows in the diff, and a reader of
 * the API will see it too.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/dev/parley/usagelog/golden");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Golden() {}

    /** A body, as JSON. */
    public static void assertBody(String file, Object body) {
        try {
            assertJson(file, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void assertJson(String file, String json) {
        try {
            assertText(file, JSON.writeValueAsString(JSON.readTree(json)) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void assertText(String file, String text) {
        try {
            Path path = FOLDER.resolve(file);
            if ("write".equals(System.getProperty("parley.golden"))) {
                Files.createDirectories(FOLDER);
                Files.writeString(path, text, UTF_8);
            }
            assertThat(text).isEqualTo(Files.readString(path, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
