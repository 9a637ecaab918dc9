package dev.parley.bench.report;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.bench.Figures;
import dev.parley.bench.Goal;
import dev.parley.bench.Measure;
import dev.parley.bench.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private static final Measure.Title TITLE =
            new Measure.Title("decisions.granted", "ratio", "bare endpoint", Goal.atLeast("0.60"));

    @Test
    void saysAllOfAMeasureInOneObject() {
        var measured = new Outcome.Measured(TITLE, new Figures(List.of(0.6104, 0.58, 0.64, 0.61, 0.6099), "beside"));

        assertThatJson(JsonLines.line(measured)).isEqualTo("""
                {"id": "decisions.granted", "value": 0.61, "unit": "ratio", "against": "bare endpoint",
                 "goal": ">= 0.60", "runs": 5, "min": 0.58, "max": 0.64}
                """);
    }

    @Test
    void keepsThreeSignificantDigits() {
        assertThat(List.of(JsonLines.rounded(0.60949), JsonLines.rounded(1234.5), JsonLines.rounded(47.25)))
                .extracting(Object::toString)
                .containsExactly("0.609", "1230", "47.3");
    }

    @Test
    void showsPeopleWhetherTheGoalIsMet() {
        assertThat(Table.row(new Outcome.Measured(TITLE, new Figures(List.of(0.59), "30 against 50 req/s"))))
                .isEqualToNormalizingWhitespace(
                        "decisions.granted 0.59 ratio >= 0.60 not 0.59 – 0.59 30 against 50 req/s");
    }

    @Test
    void tellsWhyAMeasureWasNotTaken() {
        assertThat(Table.sentence(new Outcome.Skipped(TITLE, "no package")))
                .isEqualTo("decisions.granted was not measured: no package");
    }
}
