package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.page.Reasons.OfferReasons;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A decision as a line of the page. Texts are empty where there is nothing to say.
 *
 * @param id of the line, fit for an element's id
 * @param state what was known of its end when it was read: with another one, the line looks different
 * @param tone {@code good}, {@code ask}, {@code no}, {@code down} or {@code quiet}
 * @param whoNote what those who do not say who they are call themselves
 * @param reasons why the nearest offer does not meet
 * @param others why the others do not
 */
public record DecisionRow(
        String id,
        String state,
        String iso,
        String time,
        String millis,
        String tone,
        String verdict,
        String status,
        String who,
        String whoNote,
        String publisher,
        String method,
        String host,
        String path,
        List<String> prices,
        String note,
        List<Reasons.Reason> reasons,
        List<OfferReasons> others,
        List<Fact> facts,
        String explain) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(".SSS");
    private static final Set<String> UNSETTLED = Set.of("underway", "granted");

    /** One of the details, by its name. */
    public record Fact(String name, String value) {}

    static DecisionRow of(JsonNode line, ZoneId zone) {
        Instant at = Instant.parse(line.path("at").asText());
        Verdict verdict = Verdict.of(line);
        Resource resource = Resource.of(line.path("url").asText());
        List<OfferReasons> offers = Reasons.byOffer(line.path("failed"));
        return new DecisionRow(
                line.path("id").asText(),
                state(line),
                at.toString(),
                TIME.format(at.atZone(zone)),
                MILLIS.format(at.atZone(zone)),
                verdict.tone(),
                verdict.words(),
                verdict.status(),
                who(line.path("caller")),
                line.path("caller").has("client") ? "" : line.path("userAgent").asText(""),
                Names.publisher(line.path("publisher").asText()),
                line.path("method").asText(),
                resource.host(),
                resource.path(),
                line.has("pricing") ? Prices.list(line.path("pricing")) : List.of(),
                note(line, verdict, offers),
                offers.isEmpty() ? List.of() : offers.getFirst().reasons(),
                offers.isEmpty() ? List.of() : offers.subList(1, offers.size()),
                facts(line),
                explainLink(line));
    }

    /** What stands in the place of a line that cannot be read. */
    static DecisionRow unreadable(JsonNode line) {
        return new DecisionRow(
                line.path("id").asText(),
                "unreadable",
                "",
                "",
                "",
                "quiet",
                "Not readable",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                "This page cannot show the line. The API has it.",
                List.of(),
                List.of(),
                List.of(),
                "/explain");
    }

    /** Whether its end may still become known. */
    boolean isUnsettled() {
        return UNSETTLED.contains(state);
    }

    private static String state(JsonNode line) {
        return line.path("fate").path("state").asText(line.path("decision").asText());
    }

    private static String who(JsonNode caller) {
        return switch (caller.path("kind").asText("")) {
            case "client" -> Names.client(caller.path("client").asText());
            case "anonymous" -> "Anonymous";
            case "invalid-credential" -> "Unknown key";
            default -> "Anybody";
        };
    }

    /** What the reasons do not say. */
    private static String note(JsonNode line, Verdict verdict, List<OfferReasons> offers) {
        if (!verdict.note().isEmpty()) {
            return verdict.note();
        }
        return offers.isEmpty() ? line.path("detail").asText("") : "";
    }

    private static List<Fact> facts(JsonNode line) {
        JsonNode fate = line.path("fate");
        return Stream.of(
                        new Fact("At", line.path("at").asText()),
                        new Fact("Bounds", line.path("bounds").asText("")),
                        new Fact("Offer", line.path("offer").asText("")),
                        new Fact("User-Agent", line.path("userAgent").asText("")),
                        new Fact("Client", line.path("caller").path("client").asText("")),
                        new Fact("Key", line.path("caller").path("keyId").asText("")),
                        new Fact("Response-Id", fate.path("responseId").asText("")),
                        new Fact("Agreement", fate.path("agreement").asText("")),
                        new Fact(
                                "Delivered",
                                fate.has("bytes") ? fate.path("bytes").asText() + " bytes" : ""),
                        new Fact("Decided in", micros(line.path("micros").asLong())),
                        new Fact("In full", line.path("detail").asText("")))
                .filter(fact -> !fact.value().isEmpty())
                .toList();
    }

    private static String micros(long micros) {
        return micros < 1000 ? micros + " µs" : "%d.%d ms".formatted(micros / 1000, micros % 1000 / 100);
    }

    private static String explainLink(JsonNode line) {
        return "/explain?agent=%s&url=%s&bounds=%s"
                .formatted(
                        Services.encoded(line.path("caller").path("client").asText("")),
                        Services.encoded(line.path("url").asText()),
                        Services.encoded(line.path("bounds").asText("")));
    }
}
