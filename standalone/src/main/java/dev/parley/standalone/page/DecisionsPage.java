package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.standalone.page.Heard.Answer;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Decisions as they happen: a page, and what has changed since. */
final class DecisionsPage {
    private static final int SHOWN = 60;
    /** More lines than this are too many to look at; the page starts again with the latest. */
    private static final int MOST_SHOWN = 240;

    private final Services services;
    private final Templates templates;
    private final ZoneId zone = ZoneId.systemDefault();

    DecisionsPage(Services services, Templates templates) {
        this.services = services;
        this.templates = templates;
    }

    Sheet show(Asked asked) {
        Heard heard = services.decisions("", SHOWN);
        List<DecisionRow> rows = rows(heard);
        boolean live = !asked.query("live").equals("off");
        return Sheet.html(templates.render(
                "decisions",
                Map.of(
                        "at",
                        "decisions",
                        "rows",
                        rows.reversed(),
                        "live",
                        live,
                        "follow",
                        Following.begin(rows).noting(heard),
                        "notice",
                        Heard.sentence(heard))));
    }

    /** Nothing (204), or the lines that are new, those that look different now, and where to go on. */
    Sheet fresh(Asked asked) {
        Following following = Following.of(asked);
        Heard heard = services.decisions(following.after(), MOST_SHOWN);
        if (!(heard instanceof Answer(JsonNode json))) {
            return following.down() ? Sheet.nothing() : changes(following.noting(heard), List.of(), List.of(), heard);
        }
        List<DecisionRow> read = rows(heard);
        Following.Changes changes = following.compare(read);
        if (json.path("gap").asBoolean() || following.shown() + changes.fresh().size() > MOST_SHOWN) {
            return anew();
        }
        if (changes.fresh().isEmpty() && changes.changed().isEmpty() && !following.down()) {
            return Sheet.nothing();
        }
        return changes(changes.next().noting(heard), changes.fresh().reversed(), changes.changed(), heard);
    }

    /** The latest in place of all that is shown. */
    private Sheet anew() {
        Heard heard = services.decisions("", SHOWN);
        List<DecisionRow> rows = rows(heard);
        return Sheet.html(templates.render(
                "anew",
                Map.of(
                        "rows",
                        rows.reversed(),
                        "follow",
                        Following.begin(rows).noting(heard),
                        "notice",
                        Heard.sentence(heard))));
    }

    private Sheet changes(Following next, List<DecisionRow> fresh, List<DecisionRow> changed, Heard heard) {
        return Sheet.html(templates.render(
                "fresh", Map.of("follow", next, "rows", fresh, "changed", changed, "notice", Heard.sentence(heard))));
    }

    private List<DecisionRow> rows(Heard heard) {
        return heard instanceof Answer(JsonNode json)
                ? Lines.read(json.path("decisions"), line -> DecisionRow.of(line, zone), DecisionRow::unreadable)
                : List.of();
    }
}
