package dev.parley.usagelog.log.store;

import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import dev.parley.usagelog.log.PartitionPosition;
import dev.parley.usagelog.log.PartitionTally;
import dev.parley.usagelog.log.StreamPartition;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far every partition was read. */
@Singleton
public class PartitionPositions {
    private static final String FIND = Sql.named(PartitionPositions.class, "find_partition.sql");
    private static final String ADD = Sql.named(PartitionPositions.class, "add_partition.sql");
    private static final String READ = Sql.named(PartitionPositions.class, "read_partitions.sql");

    private final Transactions transactions;

    public PartitionPositions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Where reading goes on; empty if the partition was never read. */
    public Optional<PartitionPosition> find(StreamPartition partition) {
        return transactions.call(connection -> find(connection, partition));
    }

    /** Begins a partition, or returns where it stands if somebody began it already. */
    public PartitionPosition begin(StreamPartition partition, PartitionPosition start) {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ADD)) {
                statement.setString(1, partition.topic());
                statement.setInt(2, partition.number());
                statement.setString(3, start.clusterId());
                statement.setString(4, start.topicId());
                statement.setLong(5, start.nextOffset());
                statement.setLong(6, start.nextOffset());
                statement.executeUpdate();
            }
            return find(connection, partition).orElseThrow();
        });
    }

    /** Where the records of every partition went. */
    public List<PartitionTally> tallies() {
        return transactions.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(READ);
                    ResultSet row = statement.executeQuery()) {
                List<PartitionTally> tallies = new ArrayList<>();
                while (row.next()) {
                    tallies.add(new PartitionTally(
                            new StreamPartition(row.getString("topic"), row.getInt("partition")),
                            row.getLong("next_offset") - row.getLong("first_offset"),
                            row.getLong("kept"),
                            row.getLong("duplicate"),
                            row.getLong("quarantined"),
                            row.getLong("passed_over")));
                }
                return tallies;
            }
        });
    }

    private static Optional<PartitionPosition> find(Connection connection, StreamPartition partition)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, partition.topic());
            statement.setInt(2, partition.number());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new PartitionPosition(
                                row.getString("cluster_id"), row.getString("topic_id"), row.getLong("next_offset")))
                        : Optional.empty();
            }
        }
    }
}
