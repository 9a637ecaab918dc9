package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.page.Heard.Answer;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

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
            String id) {}

    Sheet show() {
        Heard heard = services.usage(SHOWN);
        List<UsageRow> rows = heard instanceof Answer(JsonNode json)
                ? StreamSupport.stream(json.path("usage").spliterator(), false)
                        .map(this::row)
                        .toList()
                : List.of();
        boolean more = heard instanceof Answer(JsonNode json) && json.has("next");
        return Sheet.html(templates.render(
                "usage", Map.of("at", "usage", "rows", rows, "more", more, "notice", Heard.sentence(heard))));
    }

    private UsageRow row(JsonNode json) {
        Instant at = Instant.parse(json.path("usedAt").asText());
        String status = json.path("status").asText();
        URI resource = URI.create(json.path("resource").asText(""));
        return new UsageRow(
                at.toString(),
                TIME.format(at.atZone(zone)),
                tone(status),
                status,
                meaning(status),
                Names.client(json.path("client").asText()),
                Names.publisher(json.path("publisher").asText()),
                String.valueOf(resource.getRawAuthority() == null ? "" : resource.getRawAuthority()),
                resource.getRawPath(),
                json.path("use").asText(),
                json.path("quantity").asText(),
                json.path("reference").asText(""),
                json.path("report").asText(),
                json.path("id").asText());
    }

    private static String tone(String status) {
        return switch (status) {
            case "counted" -> "good";
            case "waiting", "late" -> "quiet";
            default -> "no";
        };
    }

    private static String meaning(String status) {
        return switch (status) {
            case "waiting" -> "Its access has not been seen yet.";
            case "voided" -> "Its access was taken back; nothing is owed.";
            case "late" -> "It came after the time that the publisher gives.";
            default -> "";
        };
    }
}
