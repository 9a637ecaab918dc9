package dev.parley.standalone.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.standalone.page.UsagePage.UsageRow;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '~',
            value = {
                "http://planet.localhost/news/{1}|<b>\"[`^] planet.localhost /news/{1}|<b>\"[`^]",
                "https://planet.localhost:8080/news/1?page=2/3 planet.localhost:8080 /news/1",
                "https://planet.localhost?page=/2 planet.localhost ~~",
                "https://planet.localhost planet.localhost ~~",
                "/news/1 ~~ /news/1",
                "~~ ~~ ~~"
            })
    void cutsAnyUrlInTwo(String url, String host, String path) {
        assertThat(Resource.of(url)).isEqualTo(new Resource(host, path));
    }

    @Test
    void showsAUseOfWhateverPath() throws JsonProcessingException {
        JsonNode line = JSON.readTree("""
                {"usedAt": "2026-12-03T10:00:00Z", "resource": "http://planet.localhost/news/{1}|<b>"}
                """);

        UsageRow row = UsageRow.of(line, ZoneOffset.UTC);

        assertThat(row.host()).isEqualTo("planet.localhost");
        assertThat(row.path()).isEqualTo("/news/{1}|<b>");
    }

    @Test
    void showsTheOthersWhenOneDecisionCannotBeRead() throws JsonProcessingException {
        JsonNode lines = JSON.readTree("""
                [{"id": "a", "at": "2026-12-03T10:00:00Z", "url": "http://planet.localhost/news/1"},
                 {"id": "b", "at": "some day"}]
                """);

        List<DecisionRow> rows =
                Lines.read(lines, line -> DecisionRow.of(line, ZoneOffset.UTC), DecisionRow::unreadable);

        assertThat(rows).extracting(DecisionRow::id).containsExactly("a", "b");
        assertThat(rows.getFirst().path()).isEqualTo("/news/1");
        assertThat(rows.getLast().verdict()).isEqualTo("Not readable");
        assertThat(new Templates().render("decision", Map.of("row", rows.getLast(), "swap", false)))
                .contains("id=\"d-b\"", "The API has it.");
    }

    @Test
    void showsTheOthersWhenOneUseCannotBeRead() throws JsonProcessingException {
        JsonNode lines = JSON.readTree("""
                [{"id": "a", "usedAt": "2026-12-03T10:00:00Z"}, {"id": "b"}]
                """);

        List<UsageRow> rows = Lines.read(lines, line -> UsageRow.of(line, ZoneOffset.UTC), UsageRow::unreadable);

        assertThat(rows).extracting(UsageRow::id).containsExactly("a", "b");
        assertThat(rows.getLast().status()).isEqualTo("not readable");
    }
}
