package dev.parley.negotiation.terms.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.document.CanonicalJson;
import dev.parley.protocol.document.Node.ObjectNode;
import dev.parley.protocol.document.Position;
import dev.parley.protocol.terms.DocumentProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFormatTest {
    private static DocumentReading yaml(String text) throws MalformedDocumentException {
        return DocumentFormat.YAML.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static DocumentReading json(String text) throws MalformedDocumentException {
        return DocumentFormat.JSON.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String canonical(DocumentReading reading) {
        return CanonicalJson.write(reading.document());
    }

    @Test
    void readsYamlAndJsonAsTheSameDocument() throws MalformedDocumentException {
        DocumentReading yaml = yaml("""
                terms: 1
                valid: {from: 2026-12-01T00:00:00Z}
                price:
                  - {amount: "0.002", per: access}
                permits: [no, yes, ~x, 20/s, P7D, "true", 'null']
                report: true
                legal: null
                nothing:
                text: |
                  two
                  lines
                """);
        DocumentReading json = json("""
                {"terms":1,"valid":{"from":"2026-12-01T00:00:00Z"},
                 "price":[{"amount":"0.002","per":"access"}],
                 "permits":["no","yes","~x","20/s","P7D","true","null"],
                 "report":true,"legal":null,"nothing":null,"text":"two\\nlines\\n"}
                """);

        assertThat(canonical(yaml)).isEqualTo(canonical(json));
        assertThat(yaml.problems()).isEmpty();
        assertThat(json.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsWhereEachThingStands(DocumentFormat format) throws MalformedDocumentException {
        String text = "{\"a\": 1,\n  \"b\": [true,\n \"é\", {\"c\": null}]}";

        var document =
                (ObjectNode) format.read(text.getBytes(StandardCharsets.UTF_8)).document();

        var array = (dev.parley.protocol.document.Node.ArrayNode)
                Objects.requireNonNull(document.members().get("b"));
        assertThat(document.position()).isEqualTo(new Position(1, 1));
        assertThat(array.position()).isEqualTo(new Position(2, 8));
        assertThat(array.elements())
                .extracting(node -> node.position())
                .containsExactly(new Position(2, 9), new Position(3, 2), new Position(3, 7));
    }

    @ParameterizedTest
    @EnumSource
    void namesAMemberThatStandsTwice(DocumentFormat format) throws MalformedDocumentException {
        String text = "{\"a\": {\"x/y\": 1,\n \"x/y\": 2}}";

        var reading = format.read(text.getBytes(StandardCharsets.UTF_8));

        assertThat(reading.problems())
                .containsExactly(new DocumentProblem("/a/x~1y", new Position(2, 2), "this member stands here twice"));
    }

    @ParameterizedTest
    @EnumSource
    void asksForDecimalsAsText(DocumentFormat format) throws MalformedDocumentException {
        var reading = format.read("[0.002, 1e3, 2.50]".getBytes(StandardCharsets.UTF_8));

        assertThat(reading.problems()).extracting(DocumentProblem::pointer).containsExactly("/0", "/1", "/2");
        assertThat(canonical(reading)).isEqualTo("[\"0.002\",\"1e3\",\"2.50\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "9007199254740991,true",
        "-9007199254740991,true",
        "9007199254740992,false",
        "1111111111111111111111,false"
    })
    void takesNumbersThatAreExactEverywhere(String number, boolean isExact) throws MalformedDocumentException {
        assertThat(json("[" + number + "]").problems().isEmpty()).isEqualTo(isExact);
        assertThat(yaml("[" + number + "]").problems().isEmpty()).isEqualTo(isExact);
    }

    @Test
    void refusesAliasesHoweverManyLaughsTheyWouldMake() throws MalformedDocumentException {
        var laughs = new StringBuilder("a0: &a0 [lol, lol]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        List<DocumentProblem> problems = yaml(laughs.toString()).problems();

        assertThat(problems).hasSize(40 + 2 * 39);
        assertThat(problems.getFirst().message()).startsWith("anchors are not taken");
        assertThat(problems.get(2).message()).startsWith("aliases are not taken");
    }

    @Test
    void refusesTags() throws MalformedDocumentException {
        assertThat(yaml("a: !!java.net.URL [x]").problems())
                .extracting(DocumentProblem::pointer)
                .containsExactly("/a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "[", "{\"a\":1} {\"b\":2}", "{\"a\" 1}", "{a: 1", "\u0000", "[1,]x", "[\"\u0001\"]"})
    void saysThatJsonIsNotWellFormed(String text) {
        assertThatThrownBy(() -> json(text)).isInstanceOf(MalformedDocumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "[",
                "a: b: c",
                "a:\n\t- b",
                "--- a\n--- b",
                "{[a]: b}",
                "\u0001",
                "a: *",
                "%YAML 9"
            })
    void saysThatYamlIsNotWellFormed(String text) {
        assertThatThrownBy(() -> yaml(text)).isInstanceOf(MalformedDocumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void refusesDocumentsThatAreNestedTooDeep(DocumentFormat format) {
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> format.read(deep))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("32 deep");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNotUtf8(DocumentFormat format) {
        assertThatThrownBy(() -> format.read(new byte[] {'"', (byte) 0xC3, '"'}))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void refusesHalfSurrogatePairs() throws MalformedDocumentException {
        assertThat(json("{\"a\":\"\\ud800\"}").problems())
                .extracting(DocumentProblem::pointer)
                .containsExactly("/a");
    }

    @Property
    void endsInADocumentOrInOneKindOfRefusal(@ForAll String text, @ForAll DocumentFormat format) {
        try {
            assertThat(format.read(text.getBytes(StandardCharsets.UTF_8)).document())
                    .isNotNull();
        } catch (MalformedDocumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Property
    void survivesGarbageBytes(@ForAll byte[] bytes, @ForAll DocumentFormat format) {
        try {
            assertThat(format.read(bytes).document()).isNotNull();
        } catch (MalformedDocumentException refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }
}
