package dev.parley.shell.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows into a table by {@code COPY … FROM STDIN (FORMAT binary)}: the fastest way that PostgreSQL has, and within the
 * transaction like any other statement. Fields are written in the statement's column order; {@link #row} begins a row.
 */
public final class BinaryCopy implements AutoCloseable {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final long MICROS_PER_SECOND = 1_000_000;
    /** PostgreSQL counts from the year 2000. */
    private static final long EPOCH_SECONDS =
            Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);

    /** @param statement ends in {@code FROM STDIN (FORMAT binary)} */
    public BinaryCopy(Connection connection, String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    /** @param fields of the row, all of which must follow */
    public BinaryCopy row(int fields) throws SQLException {
        room(Short.BYTES).putShort((short) fields);
        return this;
    }

    public BinaryCopy uuid(@Nullable UUID value) throws SQLException {
        if (value == null) {
            return none();
        }
        sized(2 * Long.BYTES).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    public BinaryCopy bigint(long value) throws SQLException {
        sized(Long.BYTES).putLong(value);
        return this;
    }

    public BinaryCopy bigint(@Nullable Long value) throws SQLException {
        return value == null ? none() : bigint(value.longValue());
    }

    public BinaryCopy smallint(int value) throws SQLException {
        sized(Short.BYTES).putShort((short) value);
        return this;
    }

    public BinaryCopy integer(int value) throws SQLException {
        sized(Integer.BYTES).putInt(value);
        return this;
    }

    public BinaryCopy integer(@Nullable Integer value) throws SQLException {
        return value == null ? none() : integer(value.intValue());
    }

    public BinaryCopy bool(boolean value) throws SQLException {
        sized(1).put((byte) (value ? 1 : 0));
        return this;
    }

    /** In microseconds; what is finer is cut off. */
    public BinaryCopy timestamp(Instant value) throws SQLException {
        long micros = Math.addExact(
                Math.multiplyExact(value.getEpochSecond() - EPOCH_SECONDS, MICROS_PER_SECOND), value.getNano() / 1000);
        return bigint(micros);
    }

    public BinaryCopy text(@Nullable String value) throws SQLException {
        return bytes(value == null ? null : value.getBytes(UTF_8));
    }

    public BinaryCopy bytes(byte @Nullable [] value) throws SQLException {
        if (value == null) {
            return none();
        }
        room(Integer.BYTES).putInt(value.length);
        if (value.length > buffer.capacity()) {
            flush();
            copy.writeToCopy(value, 0, value.length);
        } else {
            room(value.length).put(value);
        }
        return this;
    }

    public BinaryCopy none() throws SQLException {
        room(Integer.BYTES).putInt(-1);
        return this;
    }

    /** Sends the rest, and returns how many rows were stored. */
    public long finish() throws SQLException {
        room(Short.BYTES).putShort((short) -1);
        flush();
        return copy.endCopy();
    }

    /** Abandons what was not finished; the transaction is lost with it. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private ByteBuffer sized(int length) throws SQLException {
        return room(Integer.BYTES + length).putInt(length);
    }

    private ByteBuffer room(int bytes) throws SQLException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
