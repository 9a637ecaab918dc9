package dev.parley.bench.decision;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.backbone.Backbone;
import dev.parley.bench.CannotMeasureException;
import dev.parley.bench.Stage;
import dev.parley.bench.load.Load;
import dev.parley.bench.load.Request;
import dev.parley.bench.process.Api;
import dev.parley.bench.process.ServiceProcess;
import dev.parley.bench.process.Services;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** A negotiation node on a backbone of its own, with a publisher, its terms and a client that may buy. */
public final class Newsstand implements AutoCloseable {

    private static final String OPERATOR = "operator-key-of-the-bench-0123456789";
    private static final String JSON = "application/json";
    private static final String HOST = "bench.localhost";
    private static final String BOUNDS = "access=\"0.005\";currency=EUR, use=(ai-input), settle=(postpay)";
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
    private static final int CONNECTIONS = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Backbone backbone;
    private final Services services;
    private final ServiceProcess node;
    private final String clientKey;

    private Newsstand(Backbone backbone, Services services, ServiceProcess node, String clientKey) {
        this.backbone = backbone;
        this.services = services;
        this.node = node;
        this.clientKey = clientKey;
    }

    /** Starts everything, and returns when the first decision was made. Nothing stands behind the gateway. */
    public static Newsstand open(Stage stage) throws CannotMeasureException, IOException, InterruptedException {
        return open(stage, NOWHERE);
    }

    /**
     * Likewise, with a gateway.
     *
     * @param upstream what stands behind it, without a path
     */
    public static Newsstand open(Stage stage, URI upstream)
            throws CannotMeasureException, IOException, InterruptedException {
        stage.packages().negotiation();
        Backbone backbone = stage.backbone();
        try {
            var services = new Services(stage.packages(), backbone, OPERATOR, keyRing());
            stage.progress("starting the negotiation service");
            ServiceProcess node = services.startNegotiation();
            try {
                return new Newsstand(backbone, services, node, stock(node, upstream));
            } catch (IOException e) {
                node.close();
                throw new IOException(e.getMessage() + "\n" + node.endOfLog(), e);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            backbone.close();
            throw e;
        }
    }

    public ServiceProcess node() {
        return node;
    }

    /** Another node of the same kind, on the same backbone. */
    public ServiceProcess startAnother() throws CannotMeasureException, IOException, InterruptedException {
        return services.startNegotiation();
    }

    /** The bearer key of the client that may buy. */
    public String clientKey() {
        return clientKey;
    }

    /** Requests that are all answered in one way. */
    public Load load(Wish wish, Duration duration) {
        var request = new Request(
                "POST",
                node.address().resolve("/v1/decisions"),
                Map.of("Authorization", "Bearer " + clientKey, "Content-Type", JSON),
                wish.body());
        return new Load(request, wish.status(), CONNECTIONS, duration);
    }

    /**
     * Requests for an article through the gateway, each of which is granted.
     *
     * @param path below {@code /news/}
     * @throws IOException if one is answered otherwise
     */
    public Load articles(String path, int connections, Duration duration) throws IOException, InterruptedException {
        var request = new Request(
                "GET",
                node.address().resolve(path),
                Map.of("Host", HOST, "Authorization", "Bearer " + clientKey, "Access-Bounds", BOUNDS),
                "");
        try (var api = new Api(node.address())) {
            var answer = api.send(request);
            if (answer.statusCode() != 200
                    || answer.headers().firstValue("Response-Id").isEmpty()) {
                throw new IOException(path + " was not granted but answered " + answer);
            }
        }
        return new Load(request, 200, connections, duration);
    }

    /** One answer to such a wish. */
    public String sampleAnswer(Wish wish) throws IOException, InterruptedException {
        try (var api = new Api(node.address())) {
            return awaitAnswer(api, clientKey, wish).body();
        }
    }

    @Override
    public void close() throws InterruptedException {
        node.close();
        backbone.close();
    }

    private static String stock(ServiceProcess node, URI upstream) throws IOException, InterruptedException {
        try (var api = new Api(node.address())) {
            api.require("POST", "/v1/publishers", OPERATOR, JSON, resource("publisher.json"));
            String origin = resource("origin.json").formatted(upstream);
            api.require("POST", "/v1/publishers/pub_bench/origins", OPERATOR, JSON, origin);
            api.require("POST", "/v1/clients", OPERATOR, JSON, resource("client.json"));
            api.require(
                    "PUT", "/v1/publishers/pub_bench/clients/cli_bench", OPERATOR, JSON, resource("relationship.json"));
            api.require("POST", "/v1/publishers/pub_bench/terms", OPERATOR, "application/yaml", resource("terms.yaml"));
            String key = api.require("POST", "/v1/publishers/pub_bench/clients/cli_bench/keys", OPERATOR, JSON, "")
                    .path("key")
                    .asText();
            awaitAnswer(api, key, Wish.GRANTED);
            return key;
        }
    }

    /** What was just registered reaches the node by Kafka. */
    private static HttpResponse<String> awaitAnswer(Api api, String key, Wish wish)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var answer = api.send("POST", "/v1/decisions", key, JSON, wish.body());
        while (answer.statusCode() != wish.status()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("A decision was answered %d and not %d: %s"
                        .formatted(answer.statusCode(), wish.status(), answer.body()));
            }
            Thread.sleep(PAUSE);
            answer = api.send("POST", "/v1/decisions", key, JSON, wish.body());
        }
        return answer;
    }

    private static Path keyRing() throws IOException {
        Path folder = Files.createTempDirectory("parley-bench-keys-");
        Path file = folder.resolve("keys.json");
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return file;
    }

    static String resource(String name) {
        try (InputStream resource = Newsstand.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }
}
