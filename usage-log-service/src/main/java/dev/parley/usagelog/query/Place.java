package dev.parley.usagelog.query;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in a list that begins with the newest: what follows is older, or as old and of a lower id.
 *
 * @param id compared as PostgreSQL does, byte by byte
 */
public record Place(Instant at, UUID id) {
    /** Before all that can be. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    /** Before everything that is older than {@code until}. */
    public static Place before(Instant until) {
        return new Place(until, new UUID(0, 0));
    }
}
