package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.page.Heard.Answer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** The invoices, and each with its lines, as a page or as CSV. */
final class InvoicesPage {
    private static final Pattern INVOICE = Pattern.compile("inv_[a-z0-9]{1,64}");
    private static final String CSV = ".csv";

    private final Services services;
    private final Templates templates;

    InvoicesPage(Services services, Templates templates) {
        this.services = services;
        this.templates = templates;
    }

    /** One of the invoices. */
    public record Listed(
            String invoice, String number, String publisher, String client, String period, String total, String day) {}

    /** An invoice with its lines. */
    public record Invoice(
            String invoice,
            String number,
            String publisher,
            String client,
            String period,
            String day,
            List<Line> lines,
            List<Sum> sums,
            String total) {}

    /** One line of an invoice. */
    public record Line(String text, String reference, String price, String quantity, String exact, String amount) {}

    /** One of the figures under the lines. */
    public record Sum(String name, String amount) {}

    Sheet list() {
        Heard heard = services.invoices();
        List<Listed> invoices = heard instanceof Answer(JsonNode json)
                ? StreamSupport.stream(json.path("invoices").spliterator(), false)
                        .map(InvoicesPage::listed)
                        .toList()
                : List.of();
        boolean more = heard instanceof Answer(JsonNode json) && json.has("next");
        return Sheet.html(templates.render(
                "invoices",
                Map.of("at", "invoices", "invoices", invoices, "more", more, "notice", Heard.sentence(heard))));
    }

    /** @param name the invoice's id, with {@code .csv} for its table */
    Sheet show(String name) {
        String id = name.endsWith(CSV) ? name.substring(0, name.length() - CSV.length()) : name;
        if (!INVOICE.matcher(id).matches()) {
            throw new IllegalArgumentException("expected an invoice, as in inv_agrdkh542n");
        }
        return name.endsWith(CSV)
                ? services.csv(
                        id, csv -> Sheet.download("text/csv; charset=utf-8", name, csv), heard -> missing(id, heard))
                : document(id);
    }

    private Sheet document(String id) {
        Heard heard = services.invoice(id);
        return heard instanceof Answer(JsonNode json)
                ? Sheet.html(templates.render("invoice", Map.of("at", "invoices", "invoice", invoice(json))))
                : missing(id, heard);
    }

    private Sheet missing(String id, Heard heard) {
        int status = heard instanceof Heard.Refusal(int refused, JsonNode problem) ? refused : 503;
        return Sheet.html(
                status,
                templates.render(
                        "problem", Map.of("at", "invoices", "title", "Invoice " + id, "text", Heard.sentence(heard))));
    }

    private static Listed listed(JsonNode json) {
        return new Listed(
                json.path("invoice").asText(),
                json.path("number").asText(),
                Names.publisher(json.path("publisher").asText()),
                Names.client(json.path("client").asText()),
                json.path("period").asText(),
                Prices.money(json.path("total")),
                day(json));
    }

    private static Invoice invoice(JsonNode json) {
        return new Invoice(
                json.path("invoice").asText(),
                json.path("number").asText(),
                json.path("publisher").path("name").asText(),
                json.path("client").path("name").asText(),
                json.path("period").asText(),
                day(json),
                StreamSupport.stream(json.path("lines").spliterator(), false)
                        .map(InvoicesPage::line)
                        .toList(),
                sums(json),
                Prices.money(json.path("total")));
    }

    private static Line line(JsonNode json) {
        boolean carried = json.path("kind").asText().equals("carried");
        return new Line(
                carried
                        ? "Carried over from before"
                        : json.path("unit").asText() + ", " + json.path("offer").asText(),
                json.path("reference").asText(""),
                json.has("unitPrice") ? Prices.each(json.path("unitPrice")) : "",
                json.path("quantity").asText(""),
                Prices.money(json.path("exact")),
                Prices.money(json.path("amount")));
    }

    private static List<Sum> sums(JsonNode json) {
        return List.of(
                new Sum("Charged in the month", Prices.money(json.path("charged"))),
                new Sum("Carried in", Prices.money(json.path("carriedIn"))),
                new Sum("Carried over", Prices.money(json.path("carriedOut"))),
                new Sum("Net", Prices.money(json.path("net"))),
                new Sum("Tax", Prices.money(json.path("tax"))));
    }

    private static String day(JsonNode json) {
        return json.path("issuedAt").asText("").split("T")[0];
    }
}
