package dev.parley.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FollowingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void goesOnAfterTheLastLineWhereAllAreSettled() {
        Following following = Following.begin(List.of(row("a", "rejected"), row("b", "delivered")));

        assertThat(following.after()).isEqualTo("b");
        assertThat(following.unsettled()).isEmpty();
        assertThat(following.shown()).isEqualTo(2);
    }

    @Test
    void looksAgainAtWhatIsNotSettledYet() {
        Following following =
                Following.begin(List.of(row("a", "rejected"), row("b", "underway"), row("c", "delivered")));

        assertThat(following.after()).isEqualTo("a");
        assertThat(following.last()).isEqualTo("c");
        assertThat(following.unsettled()).containsExactly(Map.entry("b", "underway"));
    }

    @Test
    void tellsWhatIsNewFromWhatHasChanged() {
        Following following = Following.begin(List.of(row("a", "underway"), row("b", "underway")));

        Following.Changes changes =
                following.compare(List.of(row("a", "delivered"), row("b", "underway"), row("c", "rejected")));

        assertThat(changes.changed()).extracting(DecisionRow::id).containsExactly("a");
        assertThat(changes.fresh()).extracting(DecisionRow::id).containsExactly("c");
        assertThat(changes.next().after()).isEqualTo("a");
        assertThat(changes.next().last()).isEqualTo("c");
        assertThat(changes.next().shown()).isEqualTo(3);
    }

    @Test
    void takesEverythingForNewWhenTheFeedHasForgottenTheLast() {
        Following following = Following.begin(List.of(row("a", "rejected")));

        assertThat(following.compare(List.of(row("x", "rejected"))).fresh())
                .extracting(DecisionRow::id)
                .containsExactly("x");
    }

    @Test
    void staysWhereItIsWhenThereIsNothing() {
        Following following = Following.begin(List.of(row("a", "rejected")));

        assertThat(following.compare(List.of()).next()).isEqualTo(following);
    }

    @Test
    void travelsInAnAddress() {
        Following following =
                Following.begin(List.of(row("a-_", "rejected"), row("b", "granted"), row("c", "underway")));

        assertThat(Following.of(asked(following.address()))).isEqualTo(following);
    }

    private static Asked asked(String address) {
        URI uri = URI.create(address);
        Map<String, String> query = Stream.of(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return new Asked("GET", uri.getPath(), query, Map.of());
    }

    private static DecisionRow row(String id, String state) {
        ObjectNode line = JSON.createObjectNode()
                .put("id", id)
                .put("at", "2026-12-03T10:00:00Z")
                .put("url", "http://planet.localhost/news/1");
        if (state.equals("rejected")) {
            line.put("decision", "rejected").put("status", 402).put("problem", "bounds-not-met");
        } else {
            line.put("decision", "admitted").putObject("fate").put("state", state);
        }
        return DecisionRow.of(line, ZoneOffset.UTC);
    }
}
