package dev.parley.protocol.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    @ParameterizedTest
    @CsvSource({
        "/news/1,                     /news/1",
        "/,                           /",
        "/news/,                      /news/",
        "/open/../news/premium/x,     /news/premium/x",
        "/open/%2e%2E/news,           /news",
        "/news//premium/x,            /news/premium/x",
        "/./news,                     /news",
        "/news/.,                     /news/",
        "/news/..,                    /",
        "/../../x,                    /x",
        "/n%65ws,                     /news",
        "/news%2fpremium,             /news%2Fpremium",
        "/.well-known/parley.json,    /.well-known/parley.json",
        "/caf%c3%a9,                  /caf%C3%A9"
    })
    void givesEachPathOneSpelling(String path, String normal) {
        assertThat(Paths.normalise(path)).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "news", "*", "/a%", "/a%0", "/a%GG", "/a\\..\\b", "/a b", "/a\tb", "/%00"})
    void refusesWhatServersReadInDifferentWays(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Paths.normalise(path));
    }

    @Property(tries = 5000)
    void changesNothingTheSecondTime(@ForAll("paths") String path) {
        String once = Paths.normalise(path);

        assertThat(Paths.normalise(once)).isEqualTo(once);
        assertThat(once).startsWith("/").doesNotContain("//", "/./", "/../");
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "/", ".", "..", "%2e", "%2F", "%61", "é", "*", "~")
                .list()
                .ofMaxSize(10)
                .map(parts -> "/" + String.join("", parts));
    }
}
