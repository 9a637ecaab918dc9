package dev.parley.protocol.header.structured;

import java.util.Objects;

/**
 * A named value beside an item or an inner list. Two are equal when they say the same, wherever they stood.
 *
 * @param key a lower-case letter or {@code *}, then {@code a-z 0-9 _ - . *}
 * @param position where the key begins in its field, from 0; {@link Member#NOWHERE} where it was made
 */
public record Parameter(String key, BareItem value, int position) {

    public Parameter {
        Grammar.requireKey(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Parameter parameter && key.equals(parameter.key) && value.equals(parameter.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(key, value);
    }
}
