package dev.parley.protocol.header;

import dev.parley.protocol.header.structured.BareItem;
import dev.parley.protocol.header.structured.DictionaryMember;
import dev.parley.protocol.header.structured.InnerList;
import dev.parley.protocol.header.structured.Item;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.header.structured.Member;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads members whose values are words or texts without parameters. */
final class PlainMember {
    private PlainMember() {}

    /** The items of an inner list, or the one item that stands alone. */
    static List<Item> items(Member member) throws MalformedFieldException {
        return switch (member) {
            case Item item -> List.of(item);
            case InnerList list -> {
                requireNoParameters(list);
                yield list.items();
            }
        };
    }

    /** A set of words; {@code use=search} is read as {@code use=(search)}. */
    static <E extends Enum<E>> Set<E> words(
            DictionaryMember member, Class<E> type, Function<String, Optional<E>> find, String expected)
            throws MalformedFieldException {
        Set<E> words = EnumSet.noneOf(type);
        for (Item item : items(member.member())) {
            words.add(word(item, find, expected));
        }
        return words;
    }

    /** One word. */
    static <T> T word(DictionaryMember member, Function<String, Optional<T>> find, String expected)
            throws MalformedFieldException {
        return word(single(member, expected), find, expected);
    }

    /**
     * One string.
     *
     * @param parse throws IllegalArgumentException on a string that will not do
     */
    static <T> T text(DictionaryMember member, Function<String, T> parse, String expected)
            throws MalformedFieldException {
        Item item = single(member, expected);
        requireNoParameters(item);
        if (item.value() instanceof BareItem.Text text) {
            try {
                return parse.apply(text.value());
            } catch (IllegalArgumentException unfit) {
                throw new MalformedFieldException(item.position(), expected);
            }
        }
        throw new MalformedFieldException(item.position(), expected);
    }

    static boolean flag(DictionaryMember member) throws MalformedFieldException {
        String expected = "\"" + member.key() + "\" alone, or with ?1 or ?0";
        Item item = single(member, expected);
        requireNoParameters(item);
        if (item.value() instanceof BareItem.Flag flag) {
            return flag.value();
        }
        throw new MalformedFieldException(item.position(), expected);
    }

    private static Item single(DictionaryMember member, String expected) throws MalformedFieldException {
        if (member.member() instanceof Item item) {
            return item;
        }
        throw new MalformedFieldException(member.member().position(), expected);
    }

    private static <T> T word(Item item, Function<String, Optional<T>> find, String expected)
            throws MalformedFieldException {
        requireNoParameters(item);
        Optional<T> word = item.value() instanceof BareItem.Token token ? find.apply(token.value()) : Optional.empty();
        return word.orElseThrow(() -> new MalformedFieldException(item.position(), expected));
    }

    private static void requireNoParameters(Member member) throws MalformedFieldException {
        if (!member.parameters().isEmpty()) {
            throw new MalformedFieldException(
                    member.parameters().list().getFirst().position(), "no parameter here");
        }
    }
}
