package dev.parley.bench.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.util.Objects;

/**
 * As little as a proxy on the gateway's stack can do: every field and every byte of an answer is passed on, and nothing
 * is decided, told or watched. A request stays on one event loop, with connections to the origin of its own. It passes
 * GET on, without a body.
 *
 * <p>Runs as a process; its settings come from the same environment as a service's.
 */
final class BareProxy extends AbstractVerticle {

    /** Where the origin is, as a setting. */
    static final String ORIGIN = "parley.proxy.origin";

    /** Both as the gateway has it. */
    private static final int CONNECTIONS = 128;

    private static final int MAX_CHUNK_BYTES = 64 * 1024;

    private final URI origin;
    private final String host;
    private final int port;

    private BareProxy(URI origin, String host, int port) {
        this.origin = origin;
        this.host = host;
        this.port = port;
    }

    public static void main(String[] words) {
        var origin = URI.create(setting("PARLEY_PROXY_ORIGIN"));
        String host = setting("QUARKUS_HTTP_HOST");
        int port = Integer.parseInt(setting("QUARKUS_HTTP_PORT"));
        Vertx.vertx()
                .deployVerticle(
                        () -> new BareProxy(origin, host, port),
                        new DeploymentOptions().setInstances(VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE))
                .onFailure(failure -> {
                    System.err.println(failure);
                    System.exit(1);
                });
    }

    @Override
    public void start(Promise<Void> started) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setMaxChunkSize(MAX_CHUNK_BYTES),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
        vertx.createHttpServer()
                .requestHandler(request -> pass(client, request))
                .listen(port, host)
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void pass(HttpClient client, HttpServerRequest request) {
        client.request(request.method(), origin.getPort(), origin.getHost(), request.uri())
                .compose(asked -> {
                    asked.headers().setAll(request.headers());
                    return asked.send();
                })
                .compose(answer -> pass(answer, request.response()))
                .onFailure(failure -> request.response().reset());
    }

    private static Future<Void> pass(HttpClientResponse answer, HttpServerResponse response) {
        response.setStatusCode(answer.statusCode()).headers().setAll(answer.headers());
        return answer.pipeTo(response);
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }
}
