package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Key;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.page.Heard.Answer;
import dev.parley.standalone.page.Heard.Refusal;
import dev.parley.standalone.page.Heard.Silence;
import dev.parley.standalone.stage.Stage;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;

/** Asks the services as the operator; keys go no further than here. Never fails because a service is down. */
final class Services {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final String NEGOTIATION = "negotiation-service";
    private static final String USAGE_LOG = "usage-log-service";
    private static final String BILLING = "billing-reconciler";

    private final Stage stage;
    private final Http http = new Http(PATIENCE);

    Services(Stage stage) {
        this.stage = stage;
    }

    /** @param after the cursor of an earlier answer; empty: the latest */
    Heard decisions(String after, int limit) {
        String query = after.isEmpty() ? "?limit=" + limit : "?limit=%d&after=%s".formatted(limit, encoded(after));
        return asOperator(NEGOTIATION, stage.negotiation("/v1/decisions" + query));
    }

    Heard publishers() {
        return asOperator(NEGOTIATION, stage.negotiation("/v1/publishers"));
    }

    /**
     * What would be decided; binds nothing and costs nothing.
     *
     * @param agent the key of the agent that would ask
     */
    Heard explain(Key agent, String url, String bounds) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("url", url);
        body.putObject("headers").put("Access-Bounds", onlyAsking(bounds));
        return ask(
                NEGOTIATION,
                Call.post(stage.negotiation("/v1/decisions"))
                        .authorizedBy(agent)
                        .withBody("application/json", body.toString()));
    }

    Heard statement(String publisher, String client, String period) {
        return asOperator(
                BILLING,
                stage.billing("/v1/statements?publisher=%s&client=%s&period=%s"
                        .formatted(encoded(publisher), encoded(client), encoded(period))));
    }

    Heard invoices() {
        return asOperator(BILLING, stage.billing("/v1/invoices"));
    }

    Heard invoice(String invoice) {
        return asOperator(BILLING, invoiceUri(invoice));
    }

    /** The invoice's lines as CSV, or what was answered instead. */
    <T> T csv(String invoice, Function<String, T> found, Function<Heard, T> otherwise) {
        Call call = Call.get(invoiceUri(invoice)).authorizedBy(stage.operator()).with("Accept", "text/csv");
        try {
            Reply reply = http.send(call);
            return reply.status() == 200 ? found.apply(reply.body()) : otherwise.apply(heard(reply));
        } catch (UncheckedIOException noAnswer) {
            return otherwise.apply(new Silence(BILLING));
        }
    }

    Heard usage(int limit) {
        return asOperator(USAGE_LOG, stage.usageLog("/v1/usage?limit=" + limit));
    }

    Heard usageCompleteness() {
        return asOperator(USAGE_LOG, stage.usageLog("/v1/completeness"));
    }

    Heard completeness() {
        return asOperator(BILLING, stage.billing("/v1/completeness"));
    }

    Heard trialBalance() {
        return asOperator(BILLING, stage.billing("/v1/trial-balance"));
    }

    /**
     * The bounds with {@code dry-run}. Bounds that say anything else of it are turned away: no key may stand twice in
     * them.
     */
    static String onlyAsking(String bounds) {
        String stated = bounds.strip();
        if (stated.isEmpty()) {
            return "dry-run";
        }
        return stated.matches("(?s).*,\\s*dry-run|dry-run") ? stated : stated + ", dry-run";
    }

    private URI invoiceUri(String invoice) {
        return stage.billing("/v1/invoices/" + encoded(invoice));
    }

    private Heard asOperator(String service, URI uri) {
        return ask(service, Call.get(uri).authorizedBy(stage.operator()));
    }

    private Heard ask(String service, Call call) {
        try {
            return heard(http.send(call));
        } catch (UncheckedIOException noAnswer) {
            return new Silence(service);
        }
    }

    private static Heard heard(Reply reply) {
        JsonNode json = reply.json();
        return reply.status() == 200 ? new Answer(json) : new Refusal(reply.status(), json);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
