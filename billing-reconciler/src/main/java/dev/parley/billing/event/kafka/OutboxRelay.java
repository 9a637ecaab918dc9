package dev.parley.billing.event.kafka;

import dev.parley.billing.event.OutgoingRecord;
import dev.parley.shell.kafka.KafkaClients;
import dev.parley.shell.store.Sql;
import dev.parley.shell.store.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the outbox holds. A record is removed only after its acknowledgement: whatever dies in between, it is sent
 * again, and whoever reads it knows it by its event id.
 */
@Singleton
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final String OLDEST = Sql.named(OutboxRelay.class, "oldest_records.sql");
    private static final String REMOVE = Sql.named(OutboxRelay.class, "remove_records.sql");
    private static final int BATCH = 200;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final KafkaClients clients;
    private volatile boolean closing;
    private volatile @Nullable Thread thread;

    public OutboxRelay(Transactions transactions, KafkaClients clients) {
        this.transactions = transactions;
        this.clients = clients;
    }

    private record Waiting(long id, OutgoingRecord record) {}

    /** Begins to send; returns at once. The topics must be there. */
    public void start() {
        thread = Thread.ofPlatform().name("parley-outbox").daemon().start(this::run);
    }

    /** Ends sending, and returns once it has ended. */
    public void stop() {
        closing = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run() {
        while (!closing) {
            try (Producer<byte[], byte[]> producer = clients.producer("parley-billing-outbox")) {
                while (!closing) {
                    sendAll(producer);
                    Thread.sleep(PAUSE);
                }
            } catch (InterruptedException e) {
                closing = true;
            } catch (RuntimeException e) {
                // A producer that failed may be of no use any more: the next turn makes another.
                LOG.warnf("outbox.retry why=\"%s\"", e.getMessage());
                pause();
            }
        }
    }

    private void sendAll(Producer<byte[], byte[]> producer) {
        int sent;
        do {
            sent = transactions.call(connection -> sendBatch(connection, producer));
        } while (sent == BATCH);
    }

    private static int sendBatch(Connection connection, Producer<byte[], byte[]> producer) throws SQLException {
        List<Waiting> waiting = oldest(connection);
        List<Future<RecordMetadata>> answers = new ArrayList<>();
        for (Waiting next : waiting) {
            OutgoingRecord record = next.record();
            Future<RecordMetadata> answer =
                    producer.send(new ProducerRecord<>(record.topic(), record.key(), record.value()));
            answers.add(answer);
            if (answer.state() == Future.State.FAILED) {
                // Refused at once: the next ones would each wait for brokers that are not there.
                break;
            }
        }
        answers.forEach(OutboxRelay::await);
        if (!waiting.isEmpty()) {
            remove(connection, waiting);
        }
        return waiting.size();
    }

    private static void await(Future<RecordMetadata> answer) {
        try {
            answer.get();
        } catch (ExecutionException e) {
            throw new KafkaException("the broker did not acknowledge", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private static List<Waiting> oldest(Connection connection) throws SQLException {
        List<Waiting> waiting = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(OLDEST)) {
            statement.setInt(1, BATCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    waiting.add(new Waiting(
                            row.getLong("outbox_id"),
                            new OutgoingRecord(
                                    row.getString("topic"), row.getBytes("record_key"), row.getBytes("record_value"))));
                }
            }
        }
        return waiting;
    }

    private static void remove(Connection connection, List<Waiting> sent) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Waiting::id).toArray()));
            statement.executeUpdate();
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            closing = true;
        }
    }
}
