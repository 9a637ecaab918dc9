package dev.parley.protocol.header.structured;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A single value without parameters (RFC 9651, section 3.3). Each constructor refuses what no field can carry. */
public sealed interface BareItem {

    /**
     * An Integer.
     *
     * @param value at most 15 digits
     */
    record WholeNumber(long value) implements BareItem {
        public WholeNumber {
            Grammar.requireFifteenDigits(value);
        }
    }

    /**
     * A Decimal: at most 12 digits before and 3 after the point.
     *
     * @param thousandths the number times 1000; at most 15 digits
     */
    record DecimalNumber(long thousandths) implements BareItem {
        public DecimalNumber {
            Grammar.requireFifteenDigits(thousandths);
        }
    }

    /**
     * A String.
     *
     * @param value printable ASCII; may be empty
     */
    record Text(String value) implements BareItem {
        public Text {
            if (!Grammar.isPrintableAscii(value)) {
                throw new IllegalArgumentException("expected printable ASCII");
            }
        }
    }

    /**
     * A Token.
     *
     * @param value begins with a letter or {@code *}
     */
    record Token(String value) implements BareItem {
        public Token {
            if (!isValid(value)) {
                throw new IllegalArgumentException("expected a token: a letter or *, then letters, digits and marks");
            }
        }

        /** Whether the text can be written as a token. */
        public static boolean isValid(String value) {
            return Grammar.isToken(value);
        }
    }

    /**
     * A Byte Sequence.
     *
     * @param base64 the bytes in base64; kept with padding, so that equal bytes are equal values
     */
    record Bytes(String base64) implements BareItem {
        /** @throws IllegalArgumentException if the text is not base64 */
        public Bytes {
            base64 = Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64));
        }

        public static Bytes of(byte[] value) {
            return new Bytes(Base64.getEncoder().encodeToString(value));
        }

        public byte[] value() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /** A Boolean. */
    record Flag(boolean value) implements BareItem {}

    /**
     * A Date.
     *
     * @param epochSecond seconds since 1970-01-01T00:00:00Z; at most 15 digits
     */
    record Date(long epochSecond) implements BareItem {
        public Date {
            Grammar.requireFifteenDigits(epochSecond);
        }
    }

    /**
     * A Display String.
     *
     * @param value any Unicode text; no lone surrogates
     */
    record DisplayText(String value) implements BareItem {
        public DisplayText {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                throw new IllegalArgumentException("expected Unicode text without lone surrogates");
            }
        }
    }
}
