package dev.parley.usagelog.query;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where the list goes on; null at its end
 */
public record Page<E, P>(List<E> entries, @Nullable P next) {

    public Page {
        entries = List.copyOf(entries);
    }

    /**
     * A page of at most {@code limit} entries.
     *
     * @param found one entry more than the limit, where there are as many
     * @param place of an entry in the list
     */
    public static <E, P> Page<E, P> of(List<E> found, int limit, Function<E, P> place) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<E> shown = found.subList(0, limit);
        return new Page<>(shown, place.apply(shown.getLast()));
    }
}
