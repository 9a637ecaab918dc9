package dev.parley.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.bench.load.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A service's API, for what comes before a measurement. */
public final class Api implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();

    private final URI address;

    public Api(URI address) {
        this.address = address;
    }

    /** The answer to a request, whatever its status. */
    public HttpResponse<String> send(String method, String path, String key, String contentType, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** The head of the answer to a request, whatever its status; its body is read and dropped. */
    public HttpResponse<Void> send(Request asked) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(asked.target())
                .timeout(PATIENCE)
                .method(asked.method(), BodyPublishers.ofString(asked.body()));
        asked.headers().forEach(request::header);
        return http.send(request.build(), BodyHandlers.discarding());
    }

    /**
     * The JSON of an answer that must be a success.
     *
     * @throws IOException with the answer, if it is none
     */
    public JsonNode require(String method, String path, String key, String contentType, String body)
            throws IOException, InterruptedException {
        var answer = send(method, path, key, contentType, body);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s %s was answered %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
