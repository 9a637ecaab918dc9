package dev.parley.protocol.header.structured;

import java.util.List;

/**
 * Reads and writes structured field values. A field that was sent in several lines is read as those lines joined by
 * {@code ", "}. What is written is canonical: reading it gives an equal value.
 */
public final class StructuredFields {
    private StructuredFields() {}

    /**
     * Reads exactly one item.
     *
     * @throws MalformedFieldException if the text is anything else
     */
    public static Item parseItem(String text, RepeatedKeys repeatedKeys) throws MalformedFieldException {
        return new FieldParser(text, repeatedKeys).item();
    }

    /**
     * Reads a list; nothing at all is the empty list.
     *
     * @throws MalformedFieldException if the text is anything else
     */
    public static List<Member> parseList(String text, RepeatedKeys repeatedKeys) throws MalformedFieldException {
        return new FieldParser(text, repeatedKeys).list();
    }

    /**
     * Reads a dictionary; nothing at all is the empty dictionary.
     *
     * @throws MalformedFieldException if the text is anything else
     */
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
