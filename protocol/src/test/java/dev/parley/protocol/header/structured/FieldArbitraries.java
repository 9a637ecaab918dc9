package dev.parley.protocol.header.structured;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any structured field, and text that looks like one. */
final class FieldArbitraries {
    private static final long FIFTEEN_DIGITS = 999_999_999_999_999L;
    private static final List<String> SHARDS = List.of(
            "a",
            "b",
            "*",
            "key",
            "=",
            "=",
            ";",
            ";x=",
            ",",
            ", ",
            " ",
            "\t",
            "(",
            ")",
            "1",
            "-",
            "0",
            ".",
            "12.5",
            "1234567890123",
            "\"",
            "\"text\"",
            "\\",
            "?1",
            "?0",
            "?",
            ":aGk=:",
            ":",
            "aGk",
            "Token",
            "/",
            "_",
            "é");

    private FieldArbitraries() {}

    /** Often well formed, more often nearly so. */
    static Arbitrary<String> nearlyFields() {
        return Arbitraries.of(SHARDS).list().ofMaxSize(9).map(shards -> String.join("", shards));
    }

    static Arbitrary<Dictionary> dictionaries() {
        return Combinators.combine(keys(), members())
                .as(DictionaryMember::of)
                .list()
                .uniqueElements(DictionaryMember::key)
                .ofMaxSize(6)
                .map(Dictionary::new);
    }

    static Arbitrary<Member> members() {
        Arbitrary<InnerList> innerLists = Combinators.combine(items().list().ofMaxSize(4), parameters())
                .as((items, parameters) -> new InnerList(items, parameters, Member.NOWHERE));
        return Arbitraries.oneOf(items(), innerLists);
    }

    static Arbitrary<Item> items() {
        return Combinators.combine(bareItems(), parameters())
                .as((value, parameters) -> new Item(value, parameters, Member.NOWHERE));
    }

    private static Arbitrary<Parameters> parameters() {
        return Combinators.combine(keys(), bareItems())
                .as((key, value) -> new Parameter(key, value, Member.NOWHERE))
                .list()
                .uniqueElements(Parameter::key)
                .ofMaxSize(3)
                .map(Parameters::new);
    }

    private static Arbitrary<String> keys() {
        Arbitrary<Character> first = Arbitraries.chars().range('a', 'z').with('*');
        Arbitrary<String> rest = Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars("_-.*")
                .ofMaxLength(8);
        return Combinators.combine(first, rest).as((head, tail) -> head + tail);
    }

    private static Arbitrary<BareItem> bareItems() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(-FIFTEEN_DIGITS, FIFTEEN_DIGITS);
        Arbitrary<String> tokens = Combinators.combine(
                        Arbitraries.chars().alpha().with('*'),
                        Arbitraries.strings()
                                .alpha()
                                .numeric()
                                .withChars("!#$%&'*+-.^_`|~:/")
                                .ofMaxLength(8))
                .as((head, tail) -> head + tail);
        Arbitrary<String> unicode = Arbitraries.strings().ofMaxLength(8).filter(FieldArbitraries::hasNoLoneSurrogate);
        return Arbitraries.oneOf(List.of(
                numbers.map(BareItem.WholeNumber::new),
                numbers.map(BareItem.DecimalNumber::new),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(12).map(BareItem.Text::new),
                tokens.map(BareItem.Token::new),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(9).map(BareItem.Bytes::of),
                Arbitraries.of(true, false).map(BareItem.Flag::new),
                numbers.map(BareItem.Date::new),
                unicode.map(BareItem.DisplayText::new).map(Function.identity())));
    }

    private static boolean hasNoLoneSurrogate(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
