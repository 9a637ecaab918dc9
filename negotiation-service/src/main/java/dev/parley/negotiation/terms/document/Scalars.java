package dev.parley.negotiation.terms.document;

import dev.parley.protocol.document.Node;
import dev.parley.protocol.document.Node.NumberNode;
import dev.parley.protocol.document.Node.TextNode;
import dev.parley.protocol.document.Position;
import dev.parley.protocol.terms.DocumentProblem;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Makes the leaves of a document, and notes what they cannot hold. */
final class Scalars {
    private static final BigInteger MAX_SAFE = BigInteger.ONE.shiftLeft(53).subtract(BigInteger.ONE);
    private static final int MAX_DIGITS = 16;

    private final List<DocumentProblem> problems = new ArrayList<>();

    List<DocumentProblem> problems() {
        return problems;
    }

    void fault(String pointer, Position position, String message) {
        problems.add(new DocumentProblem(pointer, position, message));
    }

    Node text(String text, String pointer, Position position) {
        if (!isPaired(text)) {
            fault(pointer, position, "expected text without half surrogate pairs");
        }
        return new TextNode(text, position);
    }

    Node integer(String digits, String pointer, Position position) {
        boolean tooLong = digits.length() > MAX_DIGITS + 1;
        if (tooLong || new BigInteger(digits).abs().compareTo(MAX_SAFE) > 0) {
            fault(pointer, position, "expected a number within 2^53 - 1");
            return new TextNode(digits, position);
        }
        return new NumberNode(Long.parseLong(digits), position);
    }

    /** Stands in the document as text, which is what it should have been. */
    Node decimal(String literal, String pointer, Position position) {
        fault(pointer, position, "expected decimals as text, so that nothing is rounded: \"" + literal + "\"");
        return new TextNode(literal, position);
    }

    /** RFC 6901, section 3. */
    static String step(String pointer, String member) {
        return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
    }

    static boolean isPaired(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
