package dev.parley.negotiation.access.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.http.ProblemJson;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: planet.example\r\n\r\n";
    private static final int TIMEOUT_MILLIS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final Answers answers = new Answers(new ProblemJson(new ObjectMapper()));

    @AfterEach
    void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** What comes next on the connection is to find another node. */
    @Test
    void closesTheConnectionOfANodeThatStops() throws IOException {
        try (Socket socket = connected(Answers.stopping())) {
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 503 ").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void keepsTheConnectionOtherwise() throws IOException {
        try (Socket socket = connected(Answers.notReady())) {
            for (int i = 0; i < 2; i++) {
                socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));

                String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);

                assertThat(answer).isEqualTo("HTTP/1.1 503");
                skipTheRest(socket);
            }
        }
    }

    private static void skipTheRest(Socket socket) throws IOException {
        while (socket.getInputStream().read() != '}') {
            assertThat(socket.isClosed()).isFalse();
        }
    }

    private Socket connected(ProblemDetails answered) throws IOException {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> answers.problem(request, answered))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
        var socket = new Socket("127.0.0.1", server.actualPort());
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return socket;
    }
}
