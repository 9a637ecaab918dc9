package dev.parley.standalone.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Sends calls. Names under {@code localhost} go to the loopback address, as RFC 6761 says and curl does, whatever this
 * machine's resolver thinks of them.
 */
public final class Http {
    private static final Duration USUAL_LIMIT = Duration.ofSeconds(30);

    static {
        // Read once by the JDK's client: every use of it in this program goes through this class.
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    }

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Duration limit;

    public Http() {
        this(USUAL_LIMIT);
    }

    /** @param limit for each answer */
    public Http(Duration limit) {
        this.limit = limit;
    }

    /** The whole answer. Throws {@link UncheckedIOException} when there is none, or when it is cut off. */
    public Reply send(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(onLoopback(call.uri()))
                .timeout(limit)
                .header("Host", call.uri().getRawAuthority())
                .method(call.method(), publisher(call));
        call.headers().forEach(request::header);
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Reply(call, response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(call.method() + " " + call.uri() + ": " + failure, failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", interruption));
        }
    }

    private static BodyPublisher publisher(Call call) {
        String body = call.body();
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }

    private static URI onLoopback(URI uri) {
        boolean local = uri.getHost().equals("localhost") || uri.getHost().endsWith(".localhost");
        String address = local ? "127.0.0.1" : uri.getHost();
        return URI.create(uri.toString().replaceFirst("//" + uri.getHost(), "//" + address));
    }
}
