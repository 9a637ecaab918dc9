package dev.parley.usagelog.query.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds a statement's parameters one after the other. */
final class Parameters {
    private final PreparedStatement statement;
    private int bound;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters text(@Nullable String value) throws SQLException {
        statement.setString(++bound, value);
        return this;
    }

    /** The same text for several parameters in a row. */
    Parameters text(@Nullable String value, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            text(value);
        }
        return this;
    }

    Parameters instant(Instant value) throws SQLException {
        statement.setObject(++bound, value.atOffset(ZoneOffset.UTC));
        return this;
    }

    Parameters uuid(UUID value) throws SQLException {
        statement.setObject(++bound, value);
        return this;
    }

    Parameters bigint(long value) throws SQLException {
        statement.setLong(++bound, value);
        return this;
    }

    Parameters integer(int value) throws SQLException {
        statement.setInt(++bound, value);
        return this;
    }
}
