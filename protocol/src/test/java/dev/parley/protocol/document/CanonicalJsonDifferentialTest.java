package dev.parley.protocol.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;

/** The reference implementation of RFC 8785 finds nothing to change in what we write. */
class CanonicalJsonDifferentialTest {
    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void writesWhatTheReferenceImplementationWrites(@ForAll("objects") Node object) throws IOException {
        String canonical = CanonicalJson.write(object);

        assertThat(canonical).isEqualTo(new JsonCanonicalizer(canonical).getEncodedString());
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void writesTheSameForMembersInAnyOrder(@ForAll("members") Map<String, Node> members) {
        Map<String, Node> reversed = new LinkedHashMap<>();
        List.copyOf(members.keySet()).reversed().forEach(name -> reversed.put(name, members.get(name)));

        assertThat(CanonicalJson.write(Node.object(reversed))).isEqualTo(CanonicalJson.write(Node.object(members)));
    }

    @Provide
    Arbitrary<Node> objects() {
        return members().map(Node::object);
    }

    @Provide
    Arbitrary<Map<String, Node>> members() {
        return Arbitraries.maps(texts(), nodes(3)).ofMaxSize(6);
    }

    private static Arbitrary<Node> nodes(int depth) {
        Arbitrary<Node> leaves = Arbitraries.oneOf(
                texts().map(Node::text),
                Arbitraries.longs().between(-MAX_SAFE_INTEGER, MAX_SAFE_INTEGER).map(Node::number),
                Arbitraries.of(true, false).map(Node::bool),
                Arbitraries.just(new Node.NullNode(Position.UNKNOWN)));
        if (depth == 0) {
            return leaves;
        }
        Arbitrary<Node> inner = nodes(depth - 1);
        return Arbitraries.oneOf(
                leaves,
                inner.list().ofMaxSize(3).map(Node::array),
                Arbitraries.maps(texts(), inner).ofMaxSize(3).map(Node::object));
    }

    /** Control characters, quotes, and both sides of the surrogates, whose order differs between UTF-8 and UTF-16. */
    private static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().withCharRange('\0', '\u007f').ofMaxLength(6),
                        Arbitraries.strings().ofMaxLength(6),
                        Arbitraries.of("€", "\ufb33", "😀", "\"\\/", "\u2028"))
                .filter(text -> text.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE));
    }
}
