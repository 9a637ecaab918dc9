package dev.parley.usagelog.log.store;

import dev.parley.protocol.id.AgreementId;
import dev.parley.shell.store.BinaryCopy;
import dev.parley.shell.store.Columns;
import dev.parley.shell.store.Sql;
import dev.parley.usagelog.log.Access;
import dev.parley.usagelog.log.AccessEnding;
import dev.parley.usagelog.log.Arrival;
import dev.parley.usagelog.log.QuarantineReason;
import dev.parley.usagelog.log.ReadBatch;
import dev.parley.usagelog.log.Reading;
import dev.parley.usagelog.log.Relationship;
import dev.parley.usagelog.log.ReportReceipt;
import dev.parley.usagelog.log.StalePartitionException;
import dev.parley.usagelog.log.UsageLine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a batch: a handful of statements, however many records. What the tables have already, they don't take again. */
final class BatchEntry {
    private static final String ADD_ACCESSES = Sql.named(BatchEntry.class, "add_accesses.sql");
    private static final String KNOWN_ACCESSES = Sql.named(BatchEntry.class, "known_accesses.sql");
    private static final String ADD_ENDINGS = Sql.named(BatchEntry.class, "add_endings.sql");
    private static final String KNOWN_ENDINGS = Sql.named(BatchEntry.class, "known_endings.sql");
    private static final String ADD_RECORDS = Sql.named(BatchEntry.class, "add_records.sql");
    private static final String ADD_REPEATED_LINES = Sql.named(BatchEntry.class, "add_repeated_lines.sql");
    private static final String ADD_REPORTS = Sql.named(BatchEntry.class, "add_reports.sql");
    private static final String KNOWN_REPORTS = Sql.named(BatchEntry.class, "known_reports.sql");
    private static final String COPY_QUARANTINE = Sql.named(BatchEntry.class, "copy_quarantine.sql");
    private static final String MOVE_PARTITION = Sql.named(BatchEntry.class, "move_partition.sql");

    private final Connection connection;
    private final ReadBatch batch;

    private final List<Placed<Access>> accesses = new ArrayList<>();
    private final List<AccessEnding> endings = new ArrayList<>();
    private final List<Placed<UsageLine>> lines = new ArrayList<>();
    private final List<ReportReceipt> receipts = new ArrayList<>();
    private final List<Arrival> refused = new ArrayList<>();
    private int kept;
    /** Counted by what is in the tables, so that a record that is nowhere shows. */
    private int duplicates;

    private int passedOver;

    BatchEntry(Connection connection, ReadBatch batch) {
        this.connection = connection;
        this.batch = batch;
    }

    /** @param offset its place in the partition */
    private record Placed<T>(long offset, T row) {}

    void enter(Instant now) throws SQLException {
        batch.arrivals().forEach(this::sort);
        addAccesses();
        addEndings();
        addLines();
        addReceipts();
        quarantine(now);
        movePartition();
    }

    private void sort(Arrival arrival) {
        switch (arrival.reading()) {
            case Reading.Granted(Access access) -> accesses.add(new Placed<>(arrival.offset(), access));
            case Reading.Ended(AccessEnding ending) -> endings.add(ending);
            case Reading.Reported(UsageLine line) -> lines.add(new Placed<>(arrival.offset(), line));
            case Reading.Received(ReportReceipt receipt) -> receipts.add(receipt);
            case Reading.PassedOver() -> passedOver++;
            case Reading.Unusable unusable -> refused.add(arrival);
        }
    }

    private void addAccesses() throws SQLException {
        if (accesses.isEmpty()) {
            return;
        }
        int added;
        try (PreparedStatement statement = connection.prepareStatement(ADD_ACCESSES)) {
            var rows = accesses.stream().map(Placed::row).toList();
            bind(statement, rows, Access::relationship)
                    .uuid(Access::grantId)
                    .timestamp(Access::grantedAt)
                    .text(Access::response)
                    .text(Access::caller)
                    .text(access -> access.agreement().value())
                    .text(Access::offer)
                    .text(Access::terms)
                    .text(access -> String.join(" ", access.uses()))
                    .text(Access::method)
                    .text(Access::resource)
                    .text(Access::reference)
                    .text(Access::edge)
                    .text(Access::digest);
            added = statement.executeUpdate();
        }
        kept += added;
        if (added < accesses.size()) {
            settleKnownAccesses(added);
        }
    }

    private void settleKnownAccesses(int added) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN_ACCESSES)) {
            bind(statement, accesses, access -> access.row().relationship())
                    .uuid(access -> access.row().grantId())
                    .text(access -> access.row().digest())
                    .bigint(Placed::offset);
            settle(statement, added, "the grant of this id that came first says something else");
        }
    }

    private void addEndings() throws SQLException {
        if (endings.isEmpty()) {
            return;
        }
        int added;
        try (PreparedStatement statement = connection.prepareStatement(ADD_ENDINGS)) {
            bind(statement, endings, AccessEnding::relationship)
                    .uuid(AccessEnding::grantId)
                    .text(ending -> ending.ending().token())
                    .timestamp(AccessEnding::endedAt)
                    .integer(AccessEnding::status)
                    .bigint(AccessEnding::bytes);
            added = statement.executeUpdate();
        }
        kept += added;
        if (added < endings.size()) {
            settleKnownEndings(added);
        }
    }

    private void settleKnownEndings(int added) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN_ENDINGS)) {
            bind(statement, endings, AccessEnding::relationship)
                    .uuid(AccessEnding::grantId)
                    .text(ending -> ending.ending().token());
            duplicates += count(statement) - added;
        }
    }

    private void addLines() throws SQLException {
        if (lines.isEmpty()) {
            return;
        }
        int added;
        try (PreparedStatement statement = connection.prepareStatement(ADD_RECORDS)) {
            bind(statement, lines, line -> line.row().relationship())
                    .uuid(line -> line.row().eventId())
                    .text(line -> line.row().recordId())
                    .text(line -> line.row().report())
                    .text(line -> line.row().response())
                    .uuid(line -> line.row().grantId())
                    .text(line -> textOf(line.row().agreement()))
                    .text(line -> line.row().use())
                    .bigint(line -> line.row().quantity())
                    .timestamp(line -> line.row().usedAt())
                    .timestamp(line -> line.row().reportedAt())
                    .bool(line -> line.row().late())
                    .text(line -> line.row().reference())
                    .text(line -> line.row().digest())
                    .bigint(Placed::offset);
            added = statement.executeUpdate();
        }
        kept += added;
        if (added < lines.size()) {
            addRepeatedLines(added);
        }
    }

    private void addRepeatedLines(int added) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_REPEATED_LINES)) {
            bind(statement, lines, line -> line.row().relationship())
                    .uuid(line -> line.row().eventId())
                    .text(line -> line.row().report())
                    .text(line -> line.row().digest())
                    .bigint(Placed::offset);
            settle(statement, added, "the line of this id that came first says something else");
        }
    }

    private void addReceipts() throws SQLException {
        if (receipts.isEmpty()) {
            return;
        }
        int added;
        try (PreparedStatement statement = connection.prepareStatement(ADD_REPORTS)) {
            bind(statement, receipts, ReportReceipt::relationship)
                    .text(ReportReceipt::report)
                    .timestamp(ReportReceipt::receivedAt)
                    .integer(ReportReceipt::accepted)
                    .integer(ReportReceipt::rejected)
                    .integer(ReportReceipt::parked);
            added = statement.executeUpdate();
        }
        kept += added;
        if (added < receipts.size()) {
            settleKnownReceipts(added);
        }
    }

    private void settleKnownReceipts(int added) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN_REPORTS)) {
            bind(statement, receipts, ReportReceipt::relationship).text(ReportReceipt::report);
            duplicates += count(statement) - added;
        }
    }

    private static int count(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /**
     * Sorts what a statement found in the tables: it was added just now, contradicts what is there and is set aside, or
     * says the same again.
     *
     * @param statement answers with the offset of each that is there, and whether it is to be set aside
     */
    private void settle(PreparedStatement statement, int added, String why) throws SQLException {
        Set<Long> offsets = new HashSet<>();
        int known = 0;
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                known++;
                if (row.getBoolean(2)) {
                    offsets.add(row.getLong(1));
                }
            }
        }
        duplicates += known - added - offsets.size();
        batch.arrivals().stream()
                .filter(arrival -> offsets.contains(arrival.offset()))
                .map(arrival -> arrival.unusable(QuarantineReason.CONFLICT, why))
                .forEach(refused::add);
    }

    private void quarantine(Instant now) throws SQLException {
        if (refused.isEmpty()) {
            return;
        }
        try (var copy = new BinaryCopy(connection, COPY_QUARANTINE)) {
            for (Arrival arrival : refused) {
                var why = (Reading.Unusable) arrival.reading();
                copy.row(8)
                        .text(batch.partition().topic())
                        .integer(batch.partition().number())
                        .bigint(arrival.offset())
                        .text(why.reason().token())
                        .text(why.detail())
                        .bytes(arrival.key())
                        .bytes(arrival.value())
                        .timestamp(now);
            }
            copy.finish();
        }
    }

    private void movePartition() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE_PARTITION)) {
            statement.setLong(1, batch.next());
            statement.setLong(2, kept);
            statement.setLong(3, duplicates);
            statement.setLong(4, refused.size());
            statement.setLong(5, passedOver);
            statement.setString(6, batch.partition().topic());
            statement.setInt(7, batch.partition().number());
            statement.setLong(8, batch.from());
            if (statement.executeUpdate() != 1) {
                throw new StalePartitionException(batch.partition(), batch.from(), -1);
            }
        }
    }

    /** Every row begins with whose it is. */
    private static <R> Columns<R> bind(
            PreparedStatement statement, List<R> rows, Function<R, Relationship> relationship) throws SQLException {
        return Columns.bind(statement, rows)
                .text(row -> relationship.apply(row).publisher().value())
                .text(row -> relationship.apply(row).payer().value());
    }

    private static @Nullable String textOf(@Nullable AgreementId agreement) {
        return agreement == null ? null : agreement.value();
    }
}
