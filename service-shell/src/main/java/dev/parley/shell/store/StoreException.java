package dev.parley.shell.store;

import java.sql.SQLException;
import java.util.Set;

/** PostgreSQL did not do what it was asked to. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** unique_violation, deadlock_detected, serialization_failure: somebody else was there at the same moment. */
    private static final Set<String> COLLISIONS = Set.of("23505", "40P01", "40001");

    /** data_exception and integrity_constraint_violation. */
    private static final Set<String> CONTENT = Set.of("22", "23");

    private static final String QUERY_CANCELED = "57014";

    private final boolean collision;
    private final boolean content;
    private final boolean tookTooLong;

    public StoreException(SQLException cause) {
        super(cause.getMessage(), cause);
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        this.collision = COLLISIONS.contains(state);
        this.tookTooLong = state.equals(QUERY_CANCELED);
        this.content = !collision && state.length() == 5 && CONTENT.contains(state.substring(0, 2));
    }

    /** Whether what was to be stored is at fault, so that doing the same again will fail again. */
    public boolean isOfContent() {
        return content;
    }

    /** Whether a statement was ended before it was done: it reads too much, or waits for somebody else. */
    public boolean tookTooLong() {
        return tookTooLong;
    }

    /** Whether doing the same again may well succeed at once. */
    public boolean isCollision() {
        return collision;
    }
}
