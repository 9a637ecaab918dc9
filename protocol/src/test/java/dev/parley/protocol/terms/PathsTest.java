package dev.parley.protocol.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/about/..%2Fnews/premium/1",
                "/about/%2e%2e%2fnews",
                "/about/..%5Cnews",
                "/about%2F..",
                "/about/..;/news/premium/1",
                "/about/.;x=1/news",
                "/about/..%3Bx/news"
            })
    void refusesDotSegmentsThatOnlySomeServersSee(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> Paths.normalise(path));
    }

    @ParameterizedTest
    @CsvSource({
        "/news/1,                     /news/1",
        "/news%2Fpremium%2F1,         /news/premium/1",
        "/news%5Cpremium,             /news/premium",
        "/news/%2Fpremium,            /news/premium",
        "/wiki/AC%2FDC,               /wiki/AC/DC",
        "/%28premium%29/a,            /(premium)/a",
        "/news;x/premium;y=1/1,       /news/premium/1",
        "/news%3Bx/premium,           /news/premium",
        "/;x/news,                    /news",
        "/a*b,                        /a%2Ab",
        "/a%2ab,                      /a%2Ab",
        "/a$,                         /a%24",
        "/a%3Fb%23c%25d,              /a%3Fb%23c%25d"
    })
    void matchesEachPathAsServersMayReadIt(String path, String matched) {
        assertThat(Paths.forMatching(Paths.normalise(path))).isEqualTo(matched);
    }

    @Property(tries = 5000)
    void changesNothingTheSecondTime(@ForAll("paths") String path) {
        normalised(path).ifPresent(once -> {
            assertThat(Paths.normalise(once)).isEqualTo(once);
            assertThat(once).startsWith("/").doesNotContain("//", "/./", "/../");
            assertThat(Paths.forMatching(once)).doesNotContain("//").doesNotContainPattern("/\\.{1,2}(/|;|$)");
        });
    }

    @Property
    void matchesAPathTheSameHoweverItIsEncoded(@ForAll("segments") String segment) {
        String encoded = segment.codePoints()
                .mapToObj(point -> URLEncoder.encode(Character.toString(point), StandardCharsets.UTF_8))
                .map(text -> text.equals("*") ? "%2a" : text)
                .collect(Collectors.joining());

        assertThat(Paths.forMatching(Paths.normalise("/" + encoded)))
                .isEqualTo(Paths.forMatching(Paths.normalise("/" + segment)));
    }

    private static Optional<String> normalised(String path) {
        try {
            return Optional.of(Paths.normalise(path));
        } catch (IllegalArgumentException hidesDots) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> segments() {
        return Arbitraries.strings().withChars("a~é!&'()+,;=:@*$");
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "/", ".", "..", ";", "%2e", "%2F", "%5c", "%61", "é", "*", "~")
                .list()
                .ofMaxSize(10)
                .map(parts -> "/" + String.join("", parts));
    }
}
