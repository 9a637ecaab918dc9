package dev.parley.negotiation.directory;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an access cannot be recorded without. */
public enum Dependency {
    /** The event stream does not take a grant. */
    KAFKA,
    /** The database does not take a new agreement, or an idempotency key. */
    DATABASE,
    /** No response id can be made. */
    KEYS;

    /** As it is written in events and bodies, in lower case. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dependency that is written so; none for any other text. */
    public static Optional<Dependency> find(String token) {
        return Stream.of(values()).filter(one -> one.token().equals(token)).findFirst();
    }
}
