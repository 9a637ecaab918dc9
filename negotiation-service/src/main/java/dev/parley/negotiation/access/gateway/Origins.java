package dev.parley.negotiation.access.gateway;

import dev.parley.negotiation.directory.Site;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.HostAndPort;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;

/** Connections to the origins behind the gateway, each origin with a bounded number of its own. */
@Singleton
public class Origins {
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final int MAX_CHUNK_BYTES = 64 * 1024;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final GatewayConfiguration configuration;
    private final HttpClient client;

    Origins(Vertx vertx, GatewayConfiguration configuration) {
        this.configuration = configuration;
        var options = new HttpClientOptions()
                .setConnectTimeout(
                        Math.toIntExact(configuration.connectTimeout().toMillis()))
                .setKeepAliveTimeout(Math.toIntExact(configuration.keepAlive().toSeconds()))
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxChunkSize(MAX_CHUNK_BYTES);
        var pool = new PoolOptions()
                .setHttp1MaxSize(configuration.maxConnections())
                .setMaxWaitQueueSize(configuration.maxWaiting());
        client = vertx.createHttpClient(options, pool);
    }

    /**
     * A request to a site's origin that has yet to be sent.
     *
     * @param target path and query
     */
    Future<HttpClientRequest> request(Site site, HttpMethod method, String target) {
        URI upstream = site.upstream();
        boolean secure = isSecure(upstream);
        var options = new RequestOptions()
                .setMethod(method)
                .setSsl(secure)
                .setHost(upstream.getHost())
                .setPort(port(upstream))
                .setURI(target)
                .setConnectTimeout(configuration.connectTimeout().toMillis());
        return client.request(options).map(request -> request.authority(authority(site.origin())));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** The name under which the world knows the origin, whatever the address that it is reached at. */
    private static HostAndPort authority(URI origin) {
        return HostAndPort.create(origin.getHost(), port(origin));
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isSecure(uri) ? HTTPS_PORT : HTTP_PORT;
    }

    private static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }
}
