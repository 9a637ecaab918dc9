package dev.parley.protocol.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcePatternTest {

    @ParameterizedTest
    @CsvSource({
        "/,                  /anything,              true",
        "/news,              /newsletter,            true",
        "/news/,             /news,                  false",
        "/news/*,            /news/,                 true",
        "/news/*,            /news,                  false",
        "/*.pdf$,            /a/b.pdf,               true",
        "/*.pdf$,            /a/b.pdf.html,          false",
        "/*.pdf$,            /a.pdf/b.pdf,           true",
        "/a$,                /a,                     true",
        "/a$,                /ab,                    false",
        "/a*$,               /abc,                   true",
        "/*/x/*/y$,          /1/x/2/x/3/y,           true",
        "/a%3cd.html,        /a%3Cd.html,            true",
        "/a%7Eb,             /a~b,                   true",
        "/caf%C3%A9,         /café,                  true",
        "/a%2Ab,             /a*b,                   true",
        "/a%2Ab,             /axb,                   false",
        "/a$b,               /a$b/c,                 true",
        "/a%24,              /a$,                    true",
        "/a%24,              /a,                     false",
        "/(premium)/,        /%28premium%29/x,       true",
        "/news/premium/*,    /news%2Fpremium%2Fx,    true",
        "/wiki/AC%2FDC,      /wiki/AC/DC,            true",
        "/.,                 /.well-known/x,         true",
        "/News,              /news,                  false"
    })
    void matchesAsRobotsRulesDo(String pattern, String path, boolean expected) {
        assertThat(ResourcePattern.parse(pattern).matches(Paths.forMatching(Paths.normalise(path))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "news", "*", "!", "!news", "/a%", "/a%2", "/a%zz", "/a b", "/a\\b", "/a%00", "/a?b", "/a//b",
                "/a/../b"
            })
    void refusesWhatIsNoPathPattern(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ResourcePattern.parse(text));
    }

    @Property(tries = 5000)
    void matchesWhatTheSameRegularExpressionMatches(@ForAll("patterns") String pattern, @ForAll("paths") String path) {
        boolean anchored = pattern.endsWith("$");
        String body = anchored ? pattern.substring(0, pattern.length() - 1) : pattern;
        String regex = Pattern.quote(body).replace("*", "\\E.*\\Q") + (anchored ? "" : ".*");

        assertThat(ResourcePattern.parse(pattern).matches(path)).isEqualTo(path.matches(regex));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings()
                .withChars("ab/**")
                .ofMaxLength(8)
                .filter(text -> !("/" + text).contains("//"))
                .flatMap(text -> Arbitraries.of("", "$").map(end -> "/" + text + end));
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.strings().withChars("ab/").ofMaxLength(10).map(text -> "/" + text);
    }
}
