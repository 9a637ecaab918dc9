package dev.parley.protocol.header.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructuredFieldsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  1  | 1",
                "-0 | 0",
                "007 | 7",
                "-999999999999999 | -999999999999999",
                "1.5 | 1.5",
                "1.50 | 1.5",
                "-0.005 | -0.005",
                "100.0 | 100.0",
                "999999999999.999 | 999999999999.999",
                "`\"a \\\\ \\\" b\"` | `\"a \\\\ \\\" b\"`",
                "\"\" | \"\"",
                "*a/b:c#!~ | *a/b:c#!~",
                ":aGVsbG8=: | :aGVsbG8=:",
                ":aGVsbG8: | :aGVsbG8=:",
                ":iZ==: | :iQ==:",
                ":: | ::",
                "?0 | ?0",
                "@1659578233 | @1659578233",
                "@-1 | @-1",
                "%\"f%c3%bc%25%22\" | %\"f%c3%bc%25%22\"",
                "a;b;c=?1;d=?0;  e=2 | a;b;c;d=?0;e=2",
                "1;a=1;b=2;a=3 | 1;a=3;b=2",
            })
    void readsAnItemAndWritesItsCanonicalText(String text, String canonical) throws MalformedFieldException {
        Item item = StructuredFields.parseItem(text, RepeatedKeys.LAST_WINS);

        assertThat(StructuredFields.format(item)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | ``",
                "a=1,b=2 | a=1, b=2",
                "a , b;x=1\t,\tc=?0 | a, b;x=1, c=?0",
                "a=1,b=2,a=3 | a=3, b=2",
                "a=(  1   \"x\";y  );z | a=(1 \"x\";y);z",
                "a=() | a=()",
                "*k.-_*9=:: | *k.-_*9=::",
            })
    void readsADictionaryAndWritesItsCanonicalText(String text, String canonical) throws MalformedFieldException {
        Dictionary dictionary = StructuredFields.parseDictionary(text, RepeatedKeys.LAST_WINS);

        assertThat(StructuredFields.format(dictionary)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"`` | ``", "1,a,\"b\" | 1, a, \"b\"", "(a b);x,(),1;y | (a b);x, (), 1;y"})
    void readsAListAndWritesItsCanonicalText(String text, String canonical) throws MalformedFieldException {
        List<Member> list = StructuredFields.parseList(text, RepeatedKeys.LAST_WINS);

        assertThat(StructuredFields.format(list)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 0 | a value",
                "`\t1` | 0 | a value",
                "1 2 | 2 | nothing more",
                "1, 2 | 1 | nothing more",
                "- | 1 | a digit",
                "-a | 1 | a digit",
                ".5 | 0 | a value",
                "1. | 2 | a digit",
                "1.2345 | 5 | at most 3 digits after the point",
                "1.2.3 | 3 | nothing more",
                "1000000000000000 | 15 | at most 15 digits",
                "1234567890123.1 | 12 | at most 12 digits before the point",
                "USD 0.01 | 4 | nothing more",
                "\"abc | 4 | a closing quote",
                "\"a\\bc\" | 3 | after a backslash",
                "\"a\tb\" | 2 | printable ASCII",
                "\"ü\" | 1 | printable ASCII",
                "?2 | 1 | 0 or 1",
                ":aGk | 4 | a colon after the base64",
                ":a: | 1 | base64 between the colons",
                ":a_-b: | 1 | base64 between the colons",
                "@1.5 | 1 | whole seconds",
                "@x | 1 | seconds since 1970",
                "%x | 1 | a quote after the percent sign",
                "%\"a | 3 | a closing quote",
                "%\"%C3\" | 3 | lower-case hexadecimal",
                "%\"%c\" | 4 | lower-case hexadecimal",
                "%\"%ff\" | 0 | UTF-8",
                "a;B | 2 | a key",
                "a; | 2 | a key",
                "a;b= | 4 | a value",
                "a ;b | 2 | nothing more",
                "(1) | 0 | a value",
            })
    void saysWhereAnItemWentWrong(String text, int position, String expected) {
        assertRefused(() -> StructuredFields.parseItem(text, RepeatedKeys.LAST_WINS), position, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A=1 | 0 | a key",
                "a=1, | 4 | another member after the comma",
                "a=1,,b=2 | 4 | a key",
                "a=1 b=2 | 4 | a comma or the end",
                "a= | 2 | a value",
                "a =1 | 2 | a comma or the end",
                "a=(1 | 4 | a space or a closing parenthesis",
                "a=(1,2) | 4 | a space or a closing parenthesis",
                "a=( | 3 | a value",
                "a=((1)) | 3 | a value",
                "a=1, b=2, a=3 | 10 | \"a\" only once",
                "a=1;x=1;x=1 | 8 | \"x\" only once",
                "a=(1;x=1;x=1) | 9 | \"x\" only once",
            })
    void saysWhereADictionaryWentWrong(String text, int position, String expected) {
        assertRefused(() -> StructuredFields.parseDictionary(text, RepeatedKeys.REFUSED), position, expected);
    }

    @Test
    void remembersWhereEachPartStood() throws MalformedFieldException {
        Dictionary dictionary = StructuredFields.parseDictionary(" a=(1 22;x=3), flag;y", RepeatedKeys.REFUSED);

        DictionaryMember first = dictionary.members().getFirst();
        assertThat(first.position()).isEqualTo(1);
        assertThat(first.member()).isInstanceOfSatisfying(InnerList.class, list -> {
            assertThat(list.position()).isEqualTo(3);
            assertThat(list.items()).extracting(Item::position).containsExactly(4, 6);
            assertThat(list.items().get(1).parameters().list())
                    .extracting(Parameter::position)
                    .containsExactly(9);
        });
        DictionaryMember second = dictionary.members().get(1);
        assertThat(second.position()).isEqualTo(15);
        assertThat(second.member().position()).isEqualTo(15);
        assertThat(second.member().parameters().list())
                .extracting(Parameter::position)
                .containsExactly(20);
    }

    @Test
    void refusesToMakeWhatNoFieldCanCarry() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BareItem.WholeNumber(1_000_000_000_000_000L));
        assertThatIllegalArgumentException().isThrownBy(() -> new BareItem.DecimalNumber(-1_000_000_000_000_000L));
        assertThatIllegalArgumentException().isThrownBy(() -> new BareItem.Text("line\nbreak"));
        assertThatIllegalArgumentException().isThrownBy(() -> new BareItem.Token("1a"));
        assertThatIllegalArgumentException().isThrownBy(() -> new BareItem.Token(""));
        assertThatIllegalArgumentException().isThrownBy(() -> new BareItem.DisplayText("\ud800"));
        assertThatIllegalArgumentException().isThrownBy(() -> DictionaryMember.of("Upper", Item.token("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> DictionaryMember.of("", Item.token("a")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dictionary(
                        List.of(DictionaryMember.of("a", Item.token("a")), DictionaryMember.of("a", Item.token("b")))));
    }

    private interface Reading {
        void run() throws MalformedFieldException;
    }

    private static void assertRefused(Reading reading, int position, String expected) {
        MalformedFieldException refusal = catchThrowableOfType(MalformedFieldException.class, reading::run);

        assertThat(refusal).isNotNull();
        assertThat(refusal.position()).isEqualTo(position);
        assertThat(refusal.expected()).contains(expected);
    }
}
