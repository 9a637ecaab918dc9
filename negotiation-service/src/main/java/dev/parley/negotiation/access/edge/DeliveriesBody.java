package dev.parley.negotiation.access.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a body of deliveries: {@code {"deliveries": […]}} as JSON, or one delivery per line. */
enum DeliveriesBody {
    JSON("application/json") {
        @Override
        List<ReadDelivery> read(byte[] body) {
            JsonNode root = tree(body).orElseThrow(() -> malformed("Expected {\"deliveries\": [...]}."));
            JsonNode list = root.path("deliveries");
            if (!root.isObject() || root.size() != 1 || !list.isArray()) {
                throw malformed("Expected an object whose one member is the list deliveries.");
            }
            requireFew(list.size());
            var deliveries = new ArrayList<ReadDelivery>(list.size());
            list.forEach(each -> deliveries.add(ReadDelivery.of(each)));
            return deliveries;
        }
    },
    /** Lines stand for themselves: one that cannot be read spoils no other. */
    LINES("application/x-ndjson") {
        @Override
        List<ReadDelivery> read(byte[] body) {
            List<String> lines = new String(body, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .limit(MAX_DELIVERIES + 1L)
                    .toList();
            requireFew(lines.size());
            return lines.stream()
                    .map(line -> tree(line.getBytes(StandardCharsets.UTF_8))
                            .map(ReadDelivery::of)
                            .orElseGet(ReadDelivery::notAnObject))
                    .toList();
        }
    };

    static final int MAX_DELIVERIES = 5000;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String mediaType;

    DeliveriesBody(String mediaType) {
        this.mediaType = mediaType;
    }

    /** @throws ProblemException if there are too many, or if nothing of it can be read */
    abstract List<ReadDelivery> read(byte[] body);

    /** @param contentType with or without parameters */
    static Optional<DeliveriesBody> of(String contentType) {
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(body -> body.mediaType.equals(type))
                .findFirst();
    }

    private static Optional<JsonNode> tree(byte[] json) {
        try {
            return Optional.ofNullable(MAPPER.readTree(json));
        } catch (JsonProcessingException malformed) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private static void requireFew(int count) {
        if (count > MAX_DELIVERIES) {
            throw new ProblemException(ProblemDetails.of(
                            Problem.BODY_TOO_LARGE, "Send at most %d deliveries at once.".formatted(MAX_DELIVERIES))
                    .with("limit", MAX_DELIVERIES));
        }
    }

    private static ProblemException malformed(String expected) {
        return new ProblemException(ProblemDetails.of(Problem.MALFORMED_BODY, expected));
    }
}
