package dev.parley.negotiation.event.store;

import dev.parley.negotiation.event.Outbox;
import dev.parley.negotiation.event.OutgoingRecord;
import dev.parley.negotiation.store.UncheckedSqlException;
import dev.parley.schemas.Topic;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The outbox as a table. */
@Singleton
public class JdbcOutbox implements Outbox {
    private static final String APPEND = "insert into outbox (topic, record_key, payload) values (?, ?, ?)";

    /** One relay at a time in the whole installation keeps the order of each key. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(7166, 1)";

    private static final String OLDEST = "select id, topic, record_key, payload from outbox order by id limit ?";
    private static final String REMOVE = "delete from outbox where id = any (?)";

    /** A stored record that waits to be sent. */
    public record Waiting(long id, OutgoingRecord record) {}

    private final AgroalDataSource database;
    private final Semaphore announced = new Semaphore(0);

    JdbcOutbox(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public void append(OutgoingRecord record) {
        try (var connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(APPEND)) {
            statement.setString(1, record.topic().topicName());
            statement.setBytes(2, record.key());
            statement.setBytes(3, record.payload());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException("The outbox did not take a record", e);
        }
    }

    @Override
    public void announce() {
        announced.release();
    }

    /** Waits until something was announced on this node, or the time is over: another node may have died with work left. */
    public void awaitAnnouncement(Duration patience) throws InterruptedException {
        if (announced.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            announced.drainPermits();
        }
    }

    /** Whether this transaction is the one that may send; until it ends. */
    public boolean tryLock() {
        try (var connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOCK);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new UncheckedSqlException("The outbox could not be locked", e);
        }
    }

    public List<Waiting> oldest(int limit) {
        try (var connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(OLDEST)) {
            statement.setInt(1, limit);
            return read(statement);
        } catch (SQLException e) {
            throw new UncheckedSqlException("The outbox could not be read", e);
        }
    }

    /** Removes what was sent; a transaction that commits late with a lower id than these is not among them. */
    public void remove(List<Waiting> sent) {
        try (var connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            var ids = connection.createArrayOf(
                    "bigint", sent.stream().map(Waiting::id).toArray());
            statement.setArray(1, ids);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new UncheckedSqlException("The outbox did not let go of sent records", e);
        }
    }

    private static List<Waiting> read(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            var waiting = new ArrayList<Waiting>();
            while (rows.next()) {
                var record = new OutgoingRecord(Topic.named(rows.getString(2)), rows.getBytes(3), rows.getBytes(4));
                waiting.add(new Waiting(rows.getLong(1), record));
            }
            return waiting;
        }
    }
}
