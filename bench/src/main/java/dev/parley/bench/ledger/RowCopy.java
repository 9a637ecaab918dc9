package dev.parley.bench.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The fastest way by which PostgreSQL takes rows: one COPY on one connection, of rows that the billing service wrote,
 * into a table with the same columns and the same primary key and nothing else.
 */
final class RowCopy implements AutoCloseable {

    private static final String OUT = """
            COPY (SELECT * FROM access_grant ORDER BY source_partition, source_offset LIMIT %d) TO STDOUT
            """;
    private static final String CREATE = "CREATE TABLE bench_copy (LIKE access_grant, PRIMARY KEY (event_id))";
    private static final String IN = "COPY bench_copy FROM STDIN";
    private static final String DROP = "DROP TABLE IF EXISTS bench_copy";

    private final Connection connection;
    private final Path file;
    private final long rows;

    private RowCopy(Connection connection, Path file, long rows) {
        this.connection = connection;
        this.file = file;
        this.rows = rows;
    }

    /** Keeps rows that were written, to write them again. */
    static RowCopy of(Connection connection, int rows) throws SQLException, IOException {
        Path file = Files.createTempFile("parley-bench-rows-", ".copy");
        try (OutputStream out = Files.newOutputStream(file)) {
            return new RowCopy(connection, file, copies(connection).copyOut(OUT.formatted(rows), out));
        }
    }

    double rowsPerSecond() throws SQLException, IOException {
        try (var statement = connection.createStatement();
                InputStream in = Files.newInputStream(file)) {
            statement.execute(DROP);
            statement.execute(CREATE);
            long start = System.nanoTime();
            long copied = copies(connection).copyIn(IN, in, 64 * 1024);
            double seconds = (System.nanoTime() - start) / 1e9;
            statement.execute(DROP);
            if (copied != rows) {
                throw new IOException("%d of %d rows were copied".formatted(copied, rows));
            }
            return rows / seconds;
        }
    }

    @Override
    public void close() throws IOException {
        Files.delete(file);
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
