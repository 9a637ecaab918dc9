package dev.parley.protocol.header.structured;

import java.util.List;

/**
 * Reads and writes structured field values. A field that was sent in several lines is read as those lines joined by
 * {@code ", "}. What is written is canonical: reading it gives an equal value.
 */
public final class StructuredFields {
    private StructuredFields() {}

    /** @throws MalformedFieldException if the text is not exactly one item */
    public static Item parseItem(String text, RepeatedKeys repeatedKeys) throws MalformedFieldException {
        return new FieldParser(text, repeatedKeys).item();
    }

    /** @throws MalformedFieldException if the text is not a list; nothing at all is the empty list */
    public static List<Member> parseList(String text, RepeatedKeys repeatedKeys) throws MalformedFieldException {
        return new FieldParser(text, repeatedKeys).list();
    }

    /** @throws MalformedFieldException if the text is not a dictionary; nothing at all is the empty dictionary */
    public static Dictionary parseDictionary(String text, RepeatedKeys repeatedKeys) throws MalformedFieldException {
        return new FieldParser(text, repeatedKeys).dictionary();
    }

    public static String format(Item item) {
        return new FieldWriter().member(item).toString();
    }

    public static String format(List<? extends Member> list) {
        return new FieldWriter().list(list).toString();
    }

    public static String format(Dictionary dictionary) {
        return new FieldWriter().dictionary(dictionary).toString();
    }
}
