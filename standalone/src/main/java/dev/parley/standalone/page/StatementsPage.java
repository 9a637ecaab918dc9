package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.page.Heard.Answer;
import dev.parley.standalone.stage.Cast;
import dev.parley.standalone.stage.Publisher;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What each client owes each publisher in one month, by line. */
final class StatementsPage {
    private static final int LOOK_BACK = 1000;

    private final Cast cast;
    private final Services services;
    private final Templates templates;

    StatementsPage(Cast cast, Services services, Templates templates) {
        this.cast = cast;
        this.services = services;
        this.templates = templates;
    }

    /** A publisher and a client that have to do with each other, by their ids. */
    private record Pair(String publisher, String client) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byPublisher = publisher.compareTo(other.publisher);
            return byPublisher == 0 ? client.compareTo(other.client) : byPublisher;
        }
    }

    /** What a publisher's clients owe it. */
    public record Section(String publisher, List<Statement> statements) {}

    /**
     * What one client owes.
     *
     * @param more whether the statement has lines that are not shown
     */
    public record Statement(
            String client, String state, List<String> totals, List<Line> lines, boolean more, String notice) {}

    /** What one kind of unit came to, at one price. */
    public record Line(String unit, String price, String quantity, String amount, String offer, String reference) {}

    Sheet show(Asked asked) {
        YearMonth month = month(asked.query("period"));
        var bySection = new TreeSet<>(pairs())
                .stream().collect(Collectors.groupingBy(Pair::publisher, LinkedHashMap::new, Collectors.toList()));
        var sections = new ArrayList<Section>();
        for (Map.Entry<String, List<Pair>> section : bySection.entrySet()) {
            var statements = new ArrayList<Statement>();
            for (Pair pair : section.getValue()) {
                Heard heard = services.statement(pair.publisher(), pair.client(), month.toString());
                if (heard instanceof Heard.Silence) {
                    return sheet(month, List.of(), Heard.sentence(heard));
                }
                statements.add(statement(pair, heard));
            }
            sections.add(new Section(Names.publisher(section.getKey()), statements));
        }
        return sheet(month, sections, "");
    }

    private Sheet sheet(YearMonth month, List<Section> sections, String notice) {
        return Sheet.html(templates.render(
                "statements",
                Map.of(
                        "at",
                        "statements",
                        "month",
                        month.toString(),
                        "earlier",
                        month.minusMonths(1).toString(),
                        "later",
                        month.plusMonths(1).toString(),
                        "sections",
                        sections,
                        "notice",
                        notice)));
    }

    /** Those of this machine, and whoever else was seen at the gateway lately. */
    private List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        cast.agentKeys()
                .keySet()
                .forEach(relationship -> pairs.add(new Pair(
                        relationship.publisher().id(), relationship.agent().id())));
        if (services.decisions("", LOOK_BACK) instanceof Answer(JsonNode json)) {
            for (JsonNode line : json.path("decisions")) {
                if (line.path("caller").has("client")) {
                    pairs.add(new Pair(
                            line.path("publisher").asText(),
                            line.path("caller").path("client").asText()));
                }
            }
        }
        return pairs;
    }

    private static Statement statement(Pair pair, Heard heard) {
        String client = Names.client(pair.client());
        if (!(heard instanceof Answer(JsonNode json))) {
            return new Statement(client, "", List.of(), List.of(), false, Heard.sentence(heard));
        }
        List<String> totals = stream(json.path("totals"))
                .map(total -> Prices.money(total.path("amount")))
                .toList();
        List<Line> lines = stream(json.path("lines")).map(StatementsPage::line).toList();
        String state = json.path("provisional").asBoolean() ? "provisional" : "closed";
        return new Statement(client, state, totals, lines, json.has("next"), "");
    }

    static Line line(JsonNode line) {
        return new Line(
                line.path("unit").asText(""),
                line.has("unitPrice") ? Prices.each(line.path("unitPrice")) : "",
                line.path("quantity").asText(""),
                Prices.money(line.path("amount")),
                line.path("offer").asText(""),
                line.path("reference").asText(""));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** The running month where none is asked for. */
    private static YearMonth month(String period) {
        try {
            return period.isEmpty() ? YearMonth.now(Publisher.DAILY_PLANET.zone()) : YearMonth.parse(period);
        } catch (DateTimeException otherwise) {
            throw new IllegalArgumentException("expected a month, as in 2026-11", otherwise);
        }
    }
}
