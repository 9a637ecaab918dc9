package dev.parley.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML as trees. */
final class Yaml {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Yaml() {}

    static JsonNode read(Path file) {
        try {
            return read(Files.readString(file)).getFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Each document that is not empty. */
    static List<JsonNode> read(String documents) {
        // Jackson's own reader takes an alias for a text.
        var reader = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(reader.loadAll(documents).spliterator(), false)
                .filter(Map.class::isInstance)
                .<JsonNode>map(YAML::valueToTree)
                .toList();
    }

    /** {@code base} with what {@code changes} says about it; objects are merged, all else is replaced. */
    static JsonNode merged(JsonNode base, JsonNode changes) {
        try {
            return YAML.readerForUpdating(base.deepCopy()).readValue(changes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String write(JsonNode document) {
        try {
            return YAML.writeValueAsString(document);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
