package dev.parley.standalone.newsroom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.backbone.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ordinary web server that knows nothing of Parley: {@code /} lists articles, {@code /news/1} to {@code /news/9999}
 * are articles. It can be told to behave badly.
 */
public final class Newsroom implements AutoCloseable {
    private static final Pattern ARTICLE = Pattern.compile("/news/([1-9][0-9]{0,3})");
    private static final Duration SLOWNESS = Duration.ofSeconds(2);
    private static final String FRONT_PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
            <body><h1>%1$s</h1><p><a href="/news/1">Today's first article</a></p></body></html>
            """;

    private final String name;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore restsToSend = new Semaphore(0);
    private volatile Behaviour behaviour = Behaviour.PROMPT;

    private Newsroom(String name, HttpServer server) {
        this.name = name;
        this.server = server;
    }

    /** Opens on {@code preferredPort} of the loopback address, or on another one when that is taken. */
    public static Newsroom open(String name, int preferredPort) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.freePreferring(preferredPort));
        var newsroom = new Newsroom(name, HttpServer.create(address, 0));
        newsroom.server.setExecutor(newsroom.threads);
        newsroom.server.createContext("/", newsroom::answer);
        newsroom.server.start();
        return newsroom;
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How it answers from now on. */
    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** Lets one that is {@link Behaviour#HELD} go on. */
    public void sendOneRest() {
        restsToSend.release();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Matcher article = ARTICLE.matcher(path);
            if (article.matches()) {
                sendArticle(exchange, new Article(name, Integer.parseInt(article.group(1))));
            } else if (path.equals("/")) {
                send(exchange, 200, FRONT_PAGE.formatted(name));
            } else {
                send(exchange, 404, "<!doctype html><title>Not found</title>");
            }
        }
    }

    private void sendArticle(HttpExchange exchange, Article article) throws IOException {
        switch (behaviour) {
            case PROMPT -> send(exchange, 200, article.html());
            case SLOW -> sendSlowly(exchange, article.html());
            case HELD -> sendWhenTold(exchange, article.html());
            case CUT_OFF -> cutOff(exchange, article.html());
            case FAILING -> send(exchange, 500, "<!doctype html><title>The presses stand still</title>");
        }
    }

    private static void send(HttpExchange exchange, int status, String html) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : bytes.length);
        if (!head) {
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(bytes);
            }
        }
    }

    private static void sendSlowly(HttpExchange exchange, String html) throws IOException {
        sendInHalves(exchange, html, () -> Thread.sleep(SLOWNESS));
    }

    private void sendWhenTold(HttpExchange exchange, String html) throws IOException {
        sendInHalves(exchange, html, restsToSend::acquire);
    }

    private static void sendInHalves(HttpExchange exchange, String html, Wait between) throws IOException {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        sendFirstHalf(exchange, bytes);
        try {
            between.pass();
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return;
        }
        exchange.getResponseBody().write(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
    }

    /** Announces the whole article, sends half of it, and hangs up. */
    private static void cutOff(HttpExchange exchange, String html) throws IOException {
        sendFirstHalf(exchange, html.getBytes(StandardCharsets.UTF_8));
    }

    private static void sendFirstHalf(HttpExchange exchange, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    private interface Wait {
        void pass() throws InterruptedException;
    }

    /** What a newsroom may do to those who ask for an article. */
    public enum Behaviour {
        /** Sends it. */
        PROMPT,
        /** Sends half of it, waits two seconds, sends the rest. */
        SLOW,
        /** Sends half of it, and the rest when told to. */
        HELD,
        /** Announces it, sends half of it and hangs up. */
        CUT_OFF,
        /** Answers 500. */
        FAILING
    }
}
