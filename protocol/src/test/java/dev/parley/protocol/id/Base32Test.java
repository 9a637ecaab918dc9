package dev.parley.protocol.id;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base32Test {

    /** RFC 4648, section 10. */
    @ParameterizedTest
    @CsvSource({"'',''", "f,my", "fo,mzxq", "foo,mzxw6", "foob,mzxw6yq", "fooba,mzxw6ytb", "foobar,mzxw6ytboi"})
    void encodesTheTestVectorsInLowerCaseWithoutPadding(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(US_ASCII))).isEqualTo(encoded);
    }

    @Property
    void writesTwentyBytesAsOneNumberOf32Digits(@ForAll @Size(20) byte[] bytes) {
        assertThat(Base32.encode(bytes))
                .hasSize(32)
                .satisfies(text -> assertThat(decoded(text)).isEqualTo(new BigInteger(1, bytes)));
    }

    private static BigInteger decoded(String text) {
        return text.chars()
                .mapToObj(c -> BigInteger.valueOf(c >= 'a' ? c - 'a' : c - '2' + 26))
                .reduce(BigInteger.ZERO, (number, digit) -> number.shiftLeft(5).add(digit));
    }
}
