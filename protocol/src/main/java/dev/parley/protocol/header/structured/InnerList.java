package dev.parley.protocol.header.structured;

import java.util.List;
import java.util.Objects;

/**
 * Items in parentheses. Two inner lists are equal when they say the same, wherever they stood.
 *
 * @param position where the parenthesis opens in its field, from 0; {@link Member#NOWHERE} where it was made
 */
public record InnerList(List<Item> items, Parameters parameters, int position) implements Member {

    public InnerList {
        items = List.copyOf(items);
    }

    public static InnerList of(List<Item> items) {
        return new InnerList(items, Parameters.NONE, NOWHERE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InnerList list && items.equals(list.items) && parameters.equals(list.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(items, parameters);
    }
}
