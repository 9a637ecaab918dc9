package dev.parley.bench.ledger;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.bench.Stage;
import dev.parley.bench.process.ServiceProcess;
import dev.parley.bench.process.Services;
import dev.parley.schemas.Topic;
import dev.parley.schemas.TopicSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A billing service on a backbone of its own, fed with accesses. */
final class Books implements AutoCloseable {

    private static final String OPERATOR = "operator-key-of-the-bench-0123456789";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final String TAKEN = "SELECT coalesce(sum(next_offset), 0) FROM intake_partition WHERE topic = ?";
    private static final String KEPT = "SELECT count(*) FROM access_grant WHERE entry_id IS NOT NULL";

    private final Backbone backbone;
    private final ServiceProcess billing;
    private final AccessFeed feed;
    private final Connection connection;

    private Books(Backbone backbone, ServiceProcess billing, AccessFeed feed, Connection connection) {
        this.backbone = backbone;
        this.billing = billing;
        this.feed = feed;
        this.connection = connection;
    }

    static Books open(Stage stage) throws Exception {
        stage.packages().billing();
        Backbone backbone = stage.backbone();
        try {
            TopicSetup.ensure(Map.of("bootstrap.servers", backbone.bootstrapServers()), 1, 1);
            var feed = new AccessFeed(backbone.bootstrapServers());
            feed.introduceParties();
            stage.progress("starting the billing service");
            var services = new Services(stage.packages(), backbone, OPERATOR, Path.of("unused"));
            ServiceProcess billing = services.startBilling();
            return new Books(backbone, billing, feed, connect(services.database("billing")));
        } catch (Exception e) {
            backbone.close();
            throw e;
        }
    }

    /**
     * How many accesses per second end as committed postings. They lie in Kafka before the service, which has been
     * running, gets the processor again.
     */
    double postingsPerSecond(int accesses) throws Exception {
        billing.halt();
        feed.send(accesses);
        long start = System.nanoTime();
        billing.proceed();
        awaitTaken();
        double seconds = (System.nanoTime() - start) / 1e9;
        requireEachPosted();
        return accesses / seconds;
    }

    /** To the service's own database. */
    Connection connection() {
        return connection;
    }

    /** A database for the other side. */
    Database database(String name) {
        return backbone.database(name);
    }

    static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    @Override
    public void close() throws Exception {
        connection.close();
        feed.close();
        billing.close();
        backbone.close();
    }

    private void awaitTaken() throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var taken = connection.prepareStatement(TAKEN)) {
            taken.setString(1, Topic.ACCESS.topicName());
            while (number(taken) < feed.sent()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("%d of %d accesses were taken after %s\n%s"
                            .formatted(number(taken), feed.sent(), PATIENCE, billing.endOfLog()));
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    private void requireEachPosted() throws SQLException, IOException {
        try (var kept = connection.prepareStatement(KEPT)) {
            if (number(kept) != feed.sent()) {
                throw new IOException(
                        "%d of %d accesses were charged\n%s".formatted(number(kept), feed.sent(), billing.endOfLog()));
            }
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
