package dev.parley.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuiltInGeneratorTest {

    private final Set<String> requests = ConcurrentHashMap.newKeySet();
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong answers = new AtomicLong();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheSameRequestOverKeptConnectionsAndCountsTheAnswers() throws Exception {
        Throughput throughput = new BuiltInGenerator().run(load(402));

        assertThat(throughput.perSecond()).isPositive();
        assertThat(throughput.medianMillis()).isPositive();
        assertThat(throughput.bytesPerSecond()).isEqualTo(throughput.perSecond() * 14, within(1e-6));
        assertThat(requests).containsExactly("POST /v1/decisions Bearer key {\"method\":\"GET\"}");
        assertThat(answers.get()).isGreaterThan(connections.size());
        assertThat(connections).hasSize(3);
    }

    @Test
    void refusesAnAnswerWithAnotherStatus() {
        assertThatThrownBy(() -> new BuiltInGenerator().run(load(200)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("An answer began with 'HTTP/1.1 402");
    }

    @Test
    void findsTheMedianToWithinASixteenth() {
        var latencies = new LatencyCounts();
        for (int micros = 1; micros <= 999; micros++) {
            latencies.record(micros);
        }

        assertThat(latencies.count()).isEqualTo(999);
        assertThat(latencies.medianMicros()).isBetween(500 * 15 / 16.0, 500 * 17 / 16.0);
    }

    @Test
    void readsWhatWrkCounted() throws IOException {
        var throughput = Wrk.summary(
                load(402), "noise\nparley requests=1000 micros=500000 broken=0 statuses=1000 median=440 bytes=15000\n");

        assertThat(throughput).isEqualTo(new Throughput(2000, 0.44, 30_000));
    }

    @Test
    void refusesWrkAnswersWithAnotherStatus() {
        assertThatThrownBy(() -> Wrk.summary(
                        load(402), "parley requests=1000 micros=500000 broken=0 statuses=999 median=440 bytes=15000"))
                .isInstanceOf(IOException.class)
                .hasMessage("1 of 1000 answers were not 402; 0 connections broke");
    }

    private Load load(int status) {
        var target = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/decisions");
        var request = new Request("POST", target, Map.of("Authorization", "Bearer key"), "{\"method\":\"GET\"}");
        return new Load(request, status, 3, Duration.ofSeconds(1));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        requests.add("%s %s %s %s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body));
        connections.add(exchange.getRemoteAddress());
        answers.incrementAndGet();
        byte[] answer = "{\"status\":402}".getBytes(UTF_8);
        exchange.sendResponseHeaders(402, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
