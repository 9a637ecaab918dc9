package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.page.Heard.Answer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** What agents say they did with responses, the latest first. */
final class UsagePage {
    private static final int SHOWN = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Services services;
    private final Templates templates;
    private final ZoneId zone = ZoneId.systemDefault();

    UsagePage(Services services, Templates templates) {
        this.services = services;
        this.templates = templates;
    }

    /**
     * One use.
     *
     * @param tone {@code good}, {@code no} or {@code quiet}
     * @param host empty while the access is not known to the log
     */
    public record UsageRow(
            String iso,
            String time,
            String tone,
            String status,
            String meaning,
            String client,
            String publisher,
            String host,
            String path,
            String use,
            String quantity,
            String reference,
            String report,
            String id) {

        static UsageRow of(JsonNode line, ZoneId zone) {
            Instant at = Instant.parse(line.path("usedAt").asText());
            String status = line.path("status").asText();
            Resource resource = Resource.of(line.path("resource").asText(""));
            return new UsageRow(
                    at.toString(),
                    TIME.format(at.atZone(zone)),
                    toneOf(status),
                    status,
                    meaningOf(status),
                    Names.client(line.path("client").asText()),
                    Names.publisher(line.path("publisher").asText()),
                    resource.host(),
                    resource.path(),
                    line.path("use").asText(),
                    line.path("quantity").asText(),
                    line.path("reference").asText(""),
                    line.path("report").asText(),
                    line.path("id").asText());
        }

        /** What stands in the place of a line that cannot be read. */
        static UsageRow unreadable(JsonNode line) {
            return new UsageRow(
                    "",
                    "",
                    "quiet",
                    "not readable",
                    "This page cannot show the line. The API has it.",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    "",
                    line.path("report").asText(),
                    line.path("id").asText());
        }
    }

    Sheet show() {
        Heard heard = services.usage(SHOWN);
        List<UsageRow> rows = heard instanceof Answer(JsonNode json)
                ? Lines.read(json.path("usage"), line -> UsageRow.of(line, zone), UsageRow::unreadable)
                : List.of();
        boolean more = heard instanceof Answer(JsonNode json) && json.has("next");
        return Sheet.html(templates.render(
                "usage", Map.of("at", "usage", "rows", rows, "more", more, "notice", Heard.sentence(heard))));
    }

    private static String toneOf(String status) {
        return switch (status) {
            case "counted" -> "good";
            case "waiting", "late" -> "quiet";
            default -> "no";
        };
    }

    private static String meaningOf(String status) {
        return switch (status) {
            case "waiting" -> "Its access has not been seen yet.";
            case "voided" -> "Its access was taken back; nothing is owed.";
            case "late" -> "It came after the time that the publisher gives.";
            default -> "";
        };
    }
}
