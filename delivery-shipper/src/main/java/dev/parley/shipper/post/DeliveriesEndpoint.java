package dev.parley.shipper.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.shipper.line.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code POST /v1/deliveries} of one Parley, asked with an edge key. */
public final class DeliveriesEndpoint {
    /** Deliveries in one request; Parley takes five times as many. */
    public static final int MAX_BATCH = 1000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(30);
    private static final int MAX_REASON = 300;
    private static final String PROBLEM = "application/problem+json";
    /** What Parley says of a body that it will never take. */
    private static final Set<String> FINAL_PROBLEMS =
            Set.of("/problems/malformed-body", "/problems/invalid-request", "/problems/body-too-large");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .build();
    private final URI deliveries;
    private final EdgeKeyFile key;
    private final InstantSource clock;

    /** @param parley where its API is, such as {@code https://parley.example} */
    public DeliveriesEndpoint(URI parley, EdgeKeyFile key, InstantSource clock) {
        this.deliveries = URI.create(parley.toString().replaceFirst("/+$", "") + "/v1/deliveries");
        this.key = key;
        this.clock = clock;
    }

    /** The answer, whatever happened; throws only when this thread is interrupted. */
    public Answer post(List<Delivery> batch) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(deliveries)
                    .timeout(ANSWER_LIMIT)
                    .header("Content-Type", "application/json")
                    .header("Parley-Edge-Key", key.read())
                    .POST(BodyPublishers.ofByteArray(body(batch)))
                    .build();
            return answer(client.send(request, BodyHandlers.ofByteArray()), batch.size());
        } catch (IOException unreachable) {
            return new Answer.Later("%s: %s".formatted(deliveries, said(unreachable)), Optional.empty());
        }
    }

    private static byte[] body(List<Delivery> batch) throws JsonProcessingException {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode list = body.putArray("deliveries");
        for (Delivery delivery : batch) {
            list.addObject()
                    .put("delivery", delivery.delivery())
                    .put("status", delivery.status())
                    .put("bytes", delivery.bytes())
                    .put("outcome", delivery.outcome().word())
                    .put("endedAt", delivery.endedAt().toString());
        }
        return JSON.writeValueAsBytes(body);
    }

    private Answer answer(HttpResponse<byte[]> response, int asked) {
        return switch (response.statusCode()) {
            case 200 -> taken(response, asked);
            case 400, 413 -> isFinal(response) ? new Answer.Refused(reason(response)) : later(response);
            default -> later(response);
        };
    }

    private Answer later(HttpResponse<byte[]> response) {
        return new Answer.Later(reason(response), retryAfter(response));
    }

    /** Whoever stands in between may answer 400 or 413 too, and what is refused for good is never charged. */
    private static boolean isFinal(HttpResponse<byte[]> response) {
        String contentType = response.headers().firstValue("Content-Type").orElse("");
        return contentType.split(";", 2)[0].strip().equalsIgnoreCase(PROBLEM)
                && FINAL_PROBLEMS.contains(json(response).path("type").asText());
    }

    /** An answer that does not account for every delivery is not Parley's. */
    private Answer taken(HttpResponse<byte[]> response, int asked) {
        JsonNode answer = json(response);
        JsonNode outcomes = answer.path("deliveries");
        var rejections = new ArrayList<Answer.Rejection>();
        for (JsonNode outcome : outcomes) {
            if (outcome.path("outcome").asText().equals("rejected")) {
                rejections.add(new Answer.Rejection(outcome.path("index").asInt(-1), faults(outcome)));
            }
        }
        boolean whole = answer.path("accepted").asInt(-1) + rejections.size() == asked
                && rejections.stream().allMatch(rejection -> rejection.index() >= 0 && rejection.index() < asked);
        return whole
                ? new Answer.Taken(rejections)
                : new Answer.Later(
                        "%s answered 200 without saying what it took; is it Parley?".formatted(deliveries),
                        Optional.empty());
    }

    private static String faults(JsonNode outcome) {
        var reasons = new ArrayList<String>();
        for (JsonNode fault : outcome.path("faults")) {
            reasons.add((fault.path("pointer").asText() + " "
                            + fault.path("message").asText())
                    .strip());
        }
        return shortened(reasons.isEmpty() ? "no reason given" : String.join("; ", reasons));
    }

    private String reason(HttpResponse<byte[]> response) {
        JsonNode problem = json(response);
        String detail = problem.path("detail").asText(problem.path("title").asText());
        return shortened(
                "%s answered %d%s".formatted(deliveries, response.statusCode(), detail.isEmpty() ? "" : ": " + detail));
    }

    private Optional<Duration> retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .flatMap(text -> RetryAfter.read(text.strip(), clock.instant()));
    }

    private static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException otherwise) {
            return JSON.createObjectNode();
        }
    }

    private static String said(IOException failure) {
        String message = failure.getMessage();
        return shortened(message == null || message.isBlank() ? "no connection" : message);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= MAX_REASON ? line : line.substring(0, MAX_REASON) + "…";
    }
}
