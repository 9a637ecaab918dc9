package dev.parley.shipper;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Answers {@code POST /v1/deliveries} as the reference says, or as a test wants it to. */
final class StandInParley implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param status 200 accepts what is not to be rejected */
    record Mood(int status, Map<String, String> fields, String body) {
        static final Mood WELL = new Mood(200, Map.of(), "");

        static Mood refusing(int status, String problem, String detail) {
            return new Mood(
                    status,
                    Map.of("Content-Type", "application/problem+json"),
                    "{\"type\":\"/problems/%s\",\"detail\":\"%s\"}".formatted(problem, detail));
        }
    }

    /** One request: the key, and the deliveries that were asked for. */
    record Post(String key, List<JsonNode> deliveries) {
        List<String> ids() {
            return deliveries.stream()
                    .map(node -> node.path("delivery").asText())
                    .toList();
        }
    }

    final List<Post> posts = new CopyOnWriteArrayList<>();
    final List<String> accepted = new CopyOnWriteArrayList<>();
    volatile Mood mood = Mood.WELL;
    /** Refuses every batch with this one in it. */
    volatile String poison = "";

    private final HttpServer server;

    StandInParley(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/deliveries", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            var deliveries = List.copyOf(body.path("deliveries").valueStream().toList());
            var post = new Post(String.valueOf(exchange.getRequestHeaders().getFirst("Parley-Edge-Key")), deliveries);
            posts.add(post);
            Mood now = mood;
            if (now.status() != 200 || !now.body().isEmpty()) {
                send(exchange, now);
            } else if (post.ids().contains(poison)) {
                send(exchange, Mood.refusing(400, "malformed-body", "poison"));
            } else {
                send(exchange, new Mood(200, Map.of(), taken(post)));
            }
        }
    }

    private String taken(Post post) {
        ObjectNode answer = JSON.createObjectNode();
        var outcomes = answer.putArray("deliveries");
        int rejected = 0;
        for (int i = 0; i < post.ids().size(); i++) {
            String id = post.ids().get(i);
            ObjectNode outcome = outcomes.addObject().put("index", i);
            if (id.startsWith("forged")) {
                rejected++;
                outcome.put("outcome", "rejected");
                outcome.putArray("faults")
                        .addObject()
                        .put("pointer", "/deliveries/%d/delivery".formatted(i))
                        .put("message", "is not of this publisher");
            } else {
                outcome.put("outcome", "accepted");
                accepted.add(id);
            }
        }
        return answer.put("accepted", post.ids().size() - rejected)
                .put("rejected", rejected)
                .toString();
    }

    private static void send(HttpExchange exchange, Mood mood) throws IOException {
        mood.fields().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = mood.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(mood.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
