package dev.parley.billing.store;

import java.sql.SQLException;
import java.util.Set;

/** PostgreSQL did not do what it was asked to. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** unique_violation, deadlock_detected, serialization_failure: somebody else was there at the same moment. */
    private static final Set<String> COLLISIONS = Set.of("23505", "40P01", "40001");

    private final boolean collision;

    public StoreException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.collision = cause.getSQLState() != null && COLLISIONS.contains(cause.getSQLState());
    }

    /** Whether doing the same again may well succeed at once. */
    public boolean isCollision() {
        return collision;
    }
}
