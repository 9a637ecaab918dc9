package dev.parley.standalone.story;

import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Cast;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Stage;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/** What all acts share: where they play, what was seen so far, and how it is told and compared. */
final class Scene {
    final Stage stage;
    final Cast cast;
    final Http http;
    final Narrator narrator;
    final YearMonth month;
    final Sightings sightings = new Sightings();
    private String step = "";

    Scene(Stage stage, Cast cast, Http http, Narrator narrator, YearMonth month) {
        this.stage = stage;
        this.cast = cast;
        this.http = http;
        this.narrator = narrator;
        this.month = month;
    }

    void begin(String title) {
        step = title;
        narrator.step(title);
    }

    Reply send(Call call) {
        narrator.call(call);
        return http.send(call);
    }

    /** Throws {@link StoryBroken} unless it held. */
    void compare(String expected, String seen, boolean held) {
        narrator.compared(expected, seen, held);
        if (!held) {
            throw broken(expected, seen);
        }
    }

    StoryBroken broken(String expected, String seen) {
        return new StoryBroken(step, expected, seen);
    }

    List<Relationship> relationships() {
        return cast.agentKeys().keySet().stream()
                .sorted(Comparator.comparing(Relationship::publisher).thenComparing(Relationship::agent))
                .toList();
    }

    /** What was read and what was done with it, and what both cost. */
    String counted(Relationship relationship, long quantity, BigDecimal amount) {
        return "%s: %d accesses and uses, %s".formatted(name(relationship), quantity, money(amount, relationship));
    }

    static String name(Relationship relationship) {
        return relationship.agent().title() + " at " + relationship.publisher().title();
    }

    static String money(BigDecimal amount, Relationship relationship) {
        return amount.stripTrailingZeros().toPlainString() + " "
                + relationship.publisher().currency();
    }
}
