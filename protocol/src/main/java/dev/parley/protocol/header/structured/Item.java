package dev.parley.protocol.header.structured;

import java.util.Objects;

/**
 * A value with parameters. Two items are equal when they say the same, wherever they stood.
 *
 * @param position where the value begins in its field, from 0; {@link Member#NOWHERE} where it was made
 */
public record Item(BareItem value, Parameters parameters, int position) implements Member {

    public static Item of(BareItem value) {
        return new Item(value, Parameters.NONE, NOWHERE);
    }

    public static Item text(String value) {
        return of(new BareItem.Text(value));
    }

    public static Item token(String value) {
        return of(new BareItem.Token(value));
    }

    /** The same item with one more parameter. */
    public Item with(String key, BareItem parameter) {
        return new Item(value, parameters.with(key, parameter), position);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && value.equals(item.value) && parameters.equals(item.parameters);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, parameters);
    }
}
