package dev.parley.negotiation.store;

import java.sql.SQLException;

/** PostgreSQL refused or did not answer. */
public final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UncheckedSqlException(String message, SQLException cause) {
        super(message, cause);
    }
}
