package dev.parley.protocol.header.structured;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StructuredFieldsPropertyTest {

    @Property
    void readsBackEachItemThatItWrites(@ForAll("items") Item item) throws MalformedFieldException {
        assertThat(StructuredFields.parseItem(StructuredFields.format(item), RepeatedKeys.REFUSED))
                .isEqualTo(item)
                .hasSameHashCodeAs(item);
    }

    @Property
    void readsBackEachDictionaryThatItWrites(@ForAll("dictionaries") Dictionary dictionary)
            throws MalformedFieldException {
        assertThat(StructuredFields.parseDictionary(StructuredFields.format(dictionary), RepeatedKeys.REFUSED))
                .isEqualTo(dictionary)
                .hasSameHashCodeAs(dictionary);
    }

    @Property
    void readsBackEachListThatItWrites(@ForAll("lists") List<Member> list) throws MalformedFieldException {
        assertThat(StructuredFields.parseList(StructuredFields.format(list), RepeatedKeys.REFUSED))
                .isEqualTo(list);
    }

    @Property
    void refusesAnyTextWithAPositionInsideIt(@ForAll String text) {
        assertReadOrRefused(text);
    }

    @Property
    void refusesTextThatIsNearlyAFieldWithAPositionInsideIt(@ForAll("nearlyFields") String text) {
        assertReadOrRefused(text);
    }

    @Property
    void readsItsOwnCanonicalTextOfWhateverItAccepts(@ForAll("nearlyFields") String text)
            throws MalformedFieldException {
        Dictionary dictionary;
        try {
            dictionary = StructuredFields.parseDictionary(text, RepeatedKeys.LAST_WINS);
        } catch (MalformedFieldException refused) {
            return;
        }
        assertThat(StructuredFields.parseDictionary(StructuredFields.format(dictionary), RepeatedKeys.REFUSED))
                .isEqualTo(dictionary);
    }

    private static void assertReadOrRefused(String text) {
        for (Reader reader : Reader.values()) {
            try {
                reader.read(text);
            } catch (MalformedFieldException refusal) {
                assertThat(refusal.position()).isBetween(0, text.length());
                assertThat(refusal.expected()).isNotBlank();
            }
        }
    }

    private enum Reader {
        ITEM,
        LIST,
        DICTIONARY;

        Object read(String text) throws MalformedFieldException {
            return switch (this) {
                case ITEM -> StructuredFields.parseItem(text, RepeatedKeys.REFUSED);
                case LIST -> StructuredFields.parseList(text, RepeatedKeys.REFUSED);
                case DICTIONARY -> StructuredFields.parseDictionary(text, RepeatedKeys.REFUSED);
            };
        }
    }

    @Provide
    Arbitrary<Item> items() {
        return FieldArbitraries.items();
    }

    @Provide
    Arbitrary<List<Member>> lists() {
        return FieldArbitraries.members().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<Dictionary> dictionaries() {
        return FieldArbitraries.dictionaries();
    }

    @Provide
    Arbitrary<String> nearlyFields() {
        return FieldArbitraries.nearlyFields();
    }
}
