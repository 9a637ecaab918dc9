package dev.parley.negotiation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @Test
    void splitsPathAndQuery() {
        assertThat(RequestTarget.parse("/news/1?page=2?")).isEqualTo(new RequestTarget("/news/1", "page=2?"));
        assertThat(RequestTarget.parse("/news/1")).isEqualTo(new RequestTarget("/news/1", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "news", "*", "http://planet.example/", "/a#b"})
    void refusesWhatIsNotInOriginForm(String target) {
        assertThatIllegalArgumentException().isThrownBy(() -> RequestTarget.parse(target));
    }

    @Test
    void leavesEncodedSlashesOfTheQueryAlone() {
        assertThat(RequestTarget.parse("/go?to=%2Fnews").query()).isEqualTo("to=%2Fnews");
    }
}
