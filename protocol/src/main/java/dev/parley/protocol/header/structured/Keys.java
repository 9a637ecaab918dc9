package dev.parley.protocol.header.structured;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Keys within one set of parameters or one dictionary. */
final class Keys {
    private Keys() {}

    static <T> void requireDistinct(List<T> keyed, Function<T, String> key) {
        if (keyed.size() < 2) {
            return;
        }
        Set<String> seen = HashSet.newHashSet(keyed.size());
        for (T each : keyed) {
            if (!seen.add(key.apply(each))) {
                throw new IllegalArgumentException("the key " + key.apply(each) + " stands twice");
            }
        }
    }
}
