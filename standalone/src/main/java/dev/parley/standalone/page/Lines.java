package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the lines of an answer, each for itself: one that cannot be read takes no other with it. */
final class Lines {
    private static final System.Logger LOG = System.getLogger(Lines.class.getName());

    private Lines() {}

    /** @param unreadable what stands in the place of a line that {@code reader} cannot read */
    static <T> List<T> read(JsonNode lines, Function<JsonNode, T> reader, Function<JsonNode, T> unreadable) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> either(line, reader, unreadable))
                .toList();
    }

    private static <T> T either(JsonNode line, Function<JsonNode, T> reader, Function<JsonNode, T> unreadable) {
        try {
            return reader.apply(line);
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a line cannot be read, id " + line.path("id").asText(),
                    failure);
            return unreadable.apply(line);
        }
    }
}
