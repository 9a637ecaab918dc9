package dev.parley.protocol.header.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/** Another implementation (of RFC 8941: without dates and display strings) accepts the same text and writes it alike. */
class StructuredFieldsDifferentialTest {

    @Property(tries = 5000)
    void readsItemsAsAnotherImplementationDoes(@ForAll("nearlyFields") String text) {
        assertThat(canonical(() -> StructuredFields.format(StructuredFields.parseItem(text, RepeatedKeys.LAST_WINS))))
                .isEqualTo(theirs(() -> Parser.parseItem(text).serialize()));
    }

    @Property(tries = 5000)
    void readsListsAsAnotherImplementationDoes(@ForAll("nearlyFields") String text) {
        assumeNoLeadingSpace(text);
        assertThat(canonical(() -> StructuredFields.format(StructuredFields.parseList(text, RepeatedKeys.LAST_WINS))))
                .isEqualTo(theirs(() -> Parser.parseList(text).serialize()));
    }

    @Property(tries = 5000)
    void readsDictionariesAsAnotherImplementationDoes(@ForAll("nearlyFields") String text) {
        assumeNoLeadingSpace(text);
        assertThat(canonical(
                        () -> StructuredFields.format(StructuredFields.parseDictionary(text, RepeatedKeys.LAST_WINS))))
                .isEqualTo(theirs(() -> Parser.parseDictionary(text).serialize()));
    }

    /** The other refuses spaces before a list or a dictionary; RFC 9651, section 4.2 discards them first. */
    private static void assumeNoLeadingSpace(String text) {
        Assume.that(!text.startsWith(" "));
    }

    private interface Reading {
        String canonical() throws MalformedFieldException;
    }

    private static Optional<String> canonical(Reading reading) {
        try {
            return Optional.of(reading.canonical());
        } catch (MalformedFieldException refused) {
            return Optional.empty();
        }
    }

    private static Optional<String> theirs(Supplier<String> reading) {
        try {
            return Optional.of(reading.get());
        } catch (ParseException refused) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> nearlyFields() {
        return FieldArbitraries.nearlyFields();
    }
}
