package dev.parley.bench.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/** A site of two articles that both proxies stand in front of. It takes as little of the machine as it can. */
final class Origin implements AutoCloseable {

    static final String SMALL = "/news/small";
    static final String LARGE = "/news/large";

    private static final String LOOPBACK = "127.0.0.1";
    private static final int SMALL_BYTES = 4 * 1024;
    private static final long LARGE_BYTES = 100_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final Buffer small = Buffer.buffer(new byte[SMALL_BYTES]);
    private final String large;
    private final HttpServer server;

    private Origin(Path large) throws ExecutionException, InterruptedException {
        this.large = large.toString();
        this.server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, LOOPBACK)
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    static Origin open() throws IOException, ExecutionException, InterruptedException {
        Path large = Files.createTempFile("parley-bench-article-", ".bin");
        large.toFile().deleteOnExit();
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(LARGE_BYTES);
        }
        return new Origin(large);
    }

    /** Without a path. */
    URI address() {
        return URI.create("http://" + LOOPBACK + ":" + server.actualPort());
    }

    @Override
    public void close() throws IOException, ExecutionException, InterruptedException {
        vertx.close().toCompletionStage().toCompletableFuture().get();
        Files.deleteIfExists(Path.of(large));
    }

    private void answer(HttpServerRequest request) {
        var response = request.response().putHeader("Content-Type", "text/plain");
        switch (request.uri()) {
            case SMALL -> response.end(small);
            case LARGE -> response.sendFile(large);
            default -> response.setStatusCode(404).end();
        }
    }
}
