package dev.parley.standalone.story;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Publisher;
import dev.parley.standalone.stage.Stage;
import java.math.BigDecimal;
import java.net.URI;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What billing says, asked by the operator, and the sums over it that a reader would do with a pencil. */
public final class Books {
    private final Stage stage;
    private final Http http;

    public Books(Stage stage, Http http) {
        this.stage = stage;
        this.http = http;
    }

    /** Lines and totals of one relationship in one month. */
    public record Statement(Reply reply, long quantity, BigDecimal amount) {}

    /** An equation over counters: what came, and where it went. */
    public record Equation(String of, long whole, long parts, String text) {
        public boolean holds() {
            return whole == parts;
        }
    }

    public Call statementCall(Relationship relationship, YearMonth month) {
        return get("/v1/statements?publisher=%s&client=%s&period=%s"
                .formatted(relationship.publisher().id(), relationship.agent().id(), month));
    }

    public Statement statement(Relationship relationship, YearMonth month) {
        Reply reply = http.send(statementCall(relationship, month)).expecting(200);
        List<JsonNode> lines = list(reply.json().path("lines")).toList();
        long quantity =
                lines.stream().mapToLong(line -> line.path("quantity").asLong()).sum();
        return new Statement(reply, quantity, sum(lines.stream().map(line -> line.path("amount"))));
    }

    public Call closeCall(Publisher publisher, YearMonth month) {
        return Call.post(period(publisher, month, "/close")).authorizedBy(stage.operator());
    }

    public Call periodCall(Publisher publisher, YearMonth month) {
        return Call.get(period(publisher, month, "")).authorizedBy(stage.operator());
    }

    public Call completenessCall() {
        return get("/v1/completeness");
    }

    public Call trialBalanceCall() {
        return get("/v1/trial-balance");
    }

    public Call invoiceCall(String invoice) {
        return get("/v1/invoices/" + invoice);
    }

    /** Per partition: what was read of it, and what became of that. */
    public List<Equation> intakeEquations() {
        JsonNode body = http.send(completenessCall()).expecting(200).json();
        return list(body.has("partitions") ? body.path("partitions") : body)
                .map(Books::intakeEquation)
                .toList();
    }

    /** Of a closed month: what was accepted, and what became of that. */
    public Equation periodEquation(Publisher publisher, YearMonth month) {
        JsonNode body = http.send(periodCall(publisher, month)).expecting(200).json();
        return equation(
                publisher.title() + " " + month,
                body.path("completeness"),
                "accepted",
                List.of("billed", "free", "voided", "rejected", "carried"));
    }

    /** Per asset: the sum of every account's balance. */
    public List<BalanceOfAsset> trialBalance() {
        JsonNode body = http.send(trialBalanceCall()).expecting(200).json();
        return list(body.has("assets") ? body.path("assets") : body)
                .map(asset -> new BalanceOfAsset(
                        asset.path("asset").asText(asset.path("currency").asText()),
                        sum(list(asset.path("accounts")).map(account -> account.path("balance"))),
                        list(asset.path("accounts")).count()))
                .toList();
    }

    /** The sum over the accounts of one asset. */
    public record BalanceOfAsset(String asset, BigDecimal sum, long accounts) {
        public boolean isZero() {
            return sum.signum() == 0;
        }
    }

    static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Of money objects, or of plain decimals. */
    static BigDecimal sum(Stream<JsonNode> amounts) {
        return amounts.map(Books::decimal).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal decimal(JsonNode money) {
        return new BigDecimal(money.isObject() ? money.path("amount").asText() : money.asText());
    }

    private static Equation intakeEquation(JsonNode partition) {
        return equation(
                partition.path("topic").asText() + "-"
                        + partition.path("partition").asText(),
                partition,
                "read",
                List.of("accepted", "duplicate", "quarantined", "notBillable"));
    }

    private static Equation equation(String of, JsonNode counters, String whole, List<String> parts) {
        List<String> terms = parts.stream()
                .map(part -> counters.path(part).asLong() + " " + part)
                .toList();
        return new Equation(
                of,
                counters.path(whole).asLong(-1),
                parts.stream().mapToLong(part -> counters.path(part).asLong()).sum(),
                counters.path(whole).asLong() + " " + whole + " = " + String.join(" + ", terms));
    }

    private URI period(Publisher publisher, YearMonth month, String rest) {
        return stage.billing("/v1/publishers/%s/periods/%s%s".formatted(publisher.id(), month, rest));
    }

    private Call get(String path) {
        return Call.get(stage.billing(path)).authorizedBy(stage.operator());
    }
}
