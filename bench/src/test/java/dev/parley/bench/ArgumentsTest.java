package dev.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final List<String> KNOWN = List.of("decisions.granted", "node.start");

    @Test
    void meansEveryMeasureWhenNoneIsNamed() {
        var arguments = Arguments.parse(new String[] {"--json"}, KNOWN);

        assertThat(arguments.json()).isTrue();
        assertThat(KNOWN).allMatch(arguments::includes);
    }

    @Test
    void meansThoseThatAreNamed() {
        var arguments = Arguments.parse(new String[] {"node.start"}, KNOWN);

        assertThat(arguments.json()).isFalse();
        assertThat(KNOWN).filteredOn(arguments::includes).containsExactly("node.start");
    }

    @Test
    void tellsWhatThereIsWhenAMeasureIsUnknown() {
        assertThatThrownBy(() -> Arguments.parse(new String[] {"node.strat"}, KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no measure 'node.strat'. There are: decisions.granted, node.start; and --json.");
    }
}
