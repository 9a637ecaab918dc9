package dev.parley.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the caller asked for.
 *
 * @param ids of measures; none means all
 * @param json one object per line instead of a table
 */
record Arguments(List<String> ids, boolean json) {

    /**
     * @throws IllegalArgumentException naming what is not understood and what would be
     */
    static Arguments parse(String[] words, List<String> known) {
        var ids = new ArrayList<>(Arrays.asList(words));
        boolean json = ids.removeIf("--json"::equals);
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new IllegalArgumentException(
                        "There is no measure '%s'. There are: %s; and --json.".formatted(id, String.join(", ", known)));
            }
        }
        return new Arguments(List.copyOf(ids), json);
    }

    boolean includes(String id) {
        return ids.isEmpty() || ids.contains(id);
    }
}
