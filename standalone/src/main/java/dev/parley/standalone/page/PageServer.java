package dev.parley.standalone.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.parley.backbone.Ports;
import dev.parley.standalone.stage.Cast;
import dev.parley.standalone.stage.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the page on the loopback address. */
public final class PageServer implements AutoCloseable {
    public static final int USUAL_PORT = 8090;

    private static final System.Logger LOG = System.getLogger(PageServer.class.getName());

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Guard guard;
    private final Templates templates = new Templates();
    private final Assets assets = new Assets();
    private final DecisionsPage decisions;
    private final ExplainPage explain;
    private final StatementsPage statements;
    private final InvoicesPage invoices;
    private final UsagePage usage;
    private final PartsPage parts;

    private PageServer(Stage stage, Cast cast, HttpServer server) {
        this.server = server;
        var services = new Services(stage);
        guard = new Guard(server.getAddress().getPort());
        decisions = new DecisionsPage(services, templates);
        explain = new ExplainPage(stage, cast, services, templates, guard.token());
        statements = new StatementsPage(cast, services, templates);
        invoices = new InvoicesPage(services, templates);
        usage = new UsagePage(services, templates);
        parts = new PartsPage(stage, services, templates);
    }

    /**
     * Opens on {@code preferredPort}, or on another one when that is taken.
     *
     * @param cast whose keys are used to ask, and never shown
     */
    public static PageServer open(Stage stage, Cast cast, int preferredPort) {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.freePreferring(preferredPort));
            var page = new PageServer(stage, cast, HttpServer.create(address, 0));
            page.server.setExecutor(page.threads);
            page.server.createContext("/", page::handle);
            page.server.start();
            return page;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where a browser finds it. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        parts.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        }
    }

    private Sheet answer(HttpExchange exchange) throws IOException {
        if (!guard.isAddressed(exchange.getRequestHeaders())) {
            return problem(421, "Not this name", "This page answers as localhost alone.");
        }
        try {
            return answer(exchange, Asked.of(exchange));
        } catch (IllegalArgumentException unreadable) {
            return problem(400, "Not readable", "The request cannot be read: " + unreadable.getMessage() + ".");
        } catch (RuntimeException unforeseen) {
            LOG.log(System.Logger.Level.WARNING, "a page could not be made", unforeseen);
            return problem(500, "Something went wrong here", "The page could not be made. The rest goes on.");
        }
    }

    private Sheet answer(HttpExchange exchange, Asked asked) {
        return switch (asked.method()) {
            case "GET", "HEAD" -> show(asked);
            case "POST" -> {
                if (!asked.path().equals("/explain")) {
                    yield notAllowed();
                }
                yield guard.isOwnForm(exchange.getRequestHeaders(), asked)
                        ? explain.ask(asked)
                        : problem(403, "Not from this page", "Load the form again and send it from here.");
            }
            default -> notAllowed();
        };
    }

    private Sheet show(Asked asked) {
        String path = asked.path();
        return switch (path) {
            case "/" -> decisions.show(asked);
            case "/decisions/fresh" -> decisions.fresh(asked);
            case "/explain" -> explain.show(asked);
            case "/statements" -> statements.show(asked);
            case "/invoices" -> invoices.list();
            case "/usage" -> usage.show();
            case "/health" -> parts.show();
            case "/health/summary" -> parts.summary();
            default ->
                path.startsWith("/invoices/")
                        ? invoices.show(path.substring("/invoices/".length()))
                        : assets.find(path)
                                .orElseGet(() -> problem(404, "Nothing here", "This page does not have that."));
        };
    }

    private Sheet notAllowed() {
        return problem(405, "Not like this", "This page is read; only its form is sent.");
    }

    private Sheet problem(int status, String title, String text) {
        return Sheet.html(status, templates.render("problem", Map.of("title", title, "text", text, "at", "")));
    }

    private static void send(HttpExchange exchange, Sheet sheet) throws IOException {
        var headers = exchange.getResponseHeaders();
        Guard.HEADERS.forEach(headers::set);
        sheet.headers().forEach(headers::set);
        if (!sheet.type().isEmpty()) {
            headers.set("Content-Type", sheet.type());
        }
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || sheet.body().length == 0;
        exchange.sendResponseHeaders(sheet.status(), bodiless ? -1 : sheet.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(sheet.body());
        }
    }
}
