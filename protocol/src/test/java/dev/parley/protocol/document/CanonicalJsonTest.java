package dev.parley.protocol.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void sortsMembersByUtf16CodeUnits() {
        // U+FB33 stands after U+1F600 by code unit (D83D < FB33), before it by code point.
        Node document =
                Node.object(Map.of("\ufb33", Node.number(1), "\ud83d\ude00", Node.number(2), "a", Node.number(3)));

        assertThat(CanonicalJson.write(document)).isEqualTo("{\"a\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    @Property
    void agreesWithAnotherImplementationOfRfc8785(
            @ForAll Map<String, String> texts, @ForAll @LongRange(min = -(1L << 53) + 1, max = (1L << 53) - 1) long n)
            throws IOException {
        var members = new LinkedHashMap<String, Node>();
        texts.forEach((name, text) -> members.put(wellFormed(name), Node.text(wellFormed(text))));
        members.put("n", Node.array(List.of(Node.number(n), Node.bool(true))));

        String canonical = CanonicalJson.write(Node.object(members));

        assertThat(canonical).isEqualTo(new JsonCanonicalizer(canonical).getEncodedString());
    }

    @Test
    void refusesWhatOtherReadersWouldNotReadExactly() {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Node.number(1L << 53)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Node.text("\ud800")));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Node.text("\udc00x")));
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
