package dev.parley.protocol.terms;

import java.util.List;
import java.util.Optional;

/**
 * What a price counts.
 *
 * @param token {@code access} (a served response), or a usage word such as {@code cited}
 */
public record Unit(String token) implements Comparable<Unit> {
    public static final Unit ACCESS = new Unit("access");

    private static final List<String> USAGE_WORDS = List.of("cited", "grounded", "presented", "reproduced");

    /** @throws IllegalArgumentException if nothing is counted by that name */
    public Unit {
        if (!isKnown(token)) {
            throw new IllegalArgumentException("unknown unit; expected one of " + vocabulary());
        }
    }

    public static Optional<Unit> find(String token) {
        return isKnown(token) ? Optional.of(new Unit(token)) : Optional.empty();
    }

    /** All units, for messages: {@code access, cited, …}. */
    public static String vocabulary() {
        return "access, " + String.join(", ", USAGE_WORDS);
    }

    /** Whether it is charged from usage reports, not from accesses. */
    public boolean isUsageWord() {
        return !token.equals("access");
    }

    /** Access first, then usage words in alphabetical order. */
    @Override
    public int compareTo(Unit other) {
        int order = Boolean.compare(isUsageWord(), other.isUsageWord());
        return order == 0 ? token.compareTo(other.token) : order;
    }

    @Override
    public String toString() {
        return token;
    }

    private static boolean isKnown(String token) {
        return token.equals("access") || USAGE_WORDS.contains(token);
    }
}
