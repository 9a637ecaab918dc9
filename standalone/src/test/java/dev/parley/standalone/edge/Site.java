package dev.parley.standalone.edge;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An origin that remembers how it was asked for each address, and claims in its answers what is Parley's to say. Below
 * {@code /news/large} a response is longer than any buffer, below {@code /news/cut} it ends in the middle.
 */
public final class Site implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final int CHUNKS = 1024;

    private final Map<String, Headers> asked = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public Site() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** What it answers with 200 for an address, but for those that are large or cut. */
    public static String text(String address) {
        return "The article at " + address + "\n";
    }

    /** How it was asked last for an address; null when it was not. */
    public @Nullable Headers asked(String address) {
        return asked.get(address);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String address = exchange.getRequestURI().toString();
            asked.put(address, exchange.getRequestHeaders());
            Headers fields = exchange.getResponseHeaders();
            fields.set("Content-Type", "text/plain");
            fields.set("Cache-Control", "public, max-age=60");
            for (String parleys : new String[] {"Pricing", "Response-Id", "Agreement", "Parley-Delivery"}) {
                fields.set(parleys, "forged");
            }
            if (address.startsWith("/news/large")) {
                large(exchange);
            } else if (address.startsWith("/news/cut")) {
                exchange.sendResponseHeaders(200, CHUNK);
                exchange.getResponseBody().write(new byte[CHUNK / 2]);
                exchange.getResponseBody().flush();
            } else {
                byte[] text = text(address).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, text.length);
                exchange.getResponseBody().write(text);
            }
        }
    }

    private static void large(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, (long) CHUNK * CHUNKS);
        byte[] chunk = new byte[CHUNK];
        for (int i = 0; i < CHUNKS; i++) {
            exchange.getResponseBody().write(chunk);
        }
    }
}
