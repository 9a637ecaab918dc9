package dev.parley.negotiation.event.kafka;

import dev.parley.negotiation.event.OutgoingRecord;
import dev.parley.negotiation.event.store.JdbcOutbox;
import dev.parley.negotiation.event.store.JdbcOutbox.Waiting;
import dev.parley.negotiation.store.Transactions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the outbox holds. A record is removed only after its acknowledgement: whatever dies in between, it is sent
 * again, and whoever reads it knows it by its version or event id. Behind a record that failed nothing is removed, so
 * that the last record of a key is always its latest.
 */
@Singleton
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** How a batch ended. */
    private enum Batch {
        FULL,
        LAST,
        REFUSED
    }

    private final JdbcOutbox outbox;
    private final Transactions transactions;
    private final KafkaClients clients;
    private volatile @Nullable Thread thread;
    private volatile boolean failing;

    OutboxRelay(JdbcOutbox outbox, Transactions transactions, KafkaClients clients) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.clients = clients;
    }

    void start() {
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop() throws InterruptedException {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join(PATIENCE.multipliedBy(5));
        }
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Producer<byte[], byte[]> producer = clients.producer("parley-negotiation-outbox")) {
                sendUntilFailure(producer);
                Thread.sleep(PATIENCE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A producer that failed may be of no use any more: the caller makes another. */
    private void sendUntilFailure(Producer<byte[], byte[]> producer) throws InterruptedException {
        try {
            while (sendAll(producer)) {
                outbox.awaitAnnouncement(PATIENCE);
            }
        } catch (RuntimeException failure) {
            failed(failure);
        }
    }

    /** False if something is left that could not be sent. */
    private boolean sendAll(Producer<byte[], byte[]> producer) {
        Batch batch;
        do {
            batch = transactions.call(() -> sendBatch(producer));
        } while (batch == Batch.FULL);
        return batch != Batch.REFUSED;
    }

    private Batch sendBatch(Producer<byte[], byte[]> producer) {
        if (!outbox.tryLock()) {
            return Batch.LAST;
        }
        List<Waiting> waiting = outbox.oldest(BATCH);
        List<Waiting> acknowledged = acknowledged(waiting, send(producer, waiting));
        if (!acknowledged.isEmpty()) {
            outbox.remove(acknowledged);
        }
        if (acknowledged.size() < waiting.size()) {
            return Batch.REFUSED;
        }
        recovered();
        return waiting.size() == BATCH ? Batch.FULL : Batch.LAST;
    }

    /** Stops at a record that is refused at once: the next ones would each wait for brokers that are not there. */
    private static List<Future<RecordMetadata>> send(Producer<byte[], byte[]> producer, List<Waiting> waiting) {
        var answers = new ArrayList<Future<RecordMetadata>>();
        for (Waiting next : waiting) {
            Future<RecordMetadata> answer = producer.send(producerRecord(next.record()));
            answers.add(answer);
            if (answer.state() == Future.State.FAILED) {
                break;
            }
        }
        return answers;
    }

    /** Those that are acknowledged, up to the first that is not. */
    private List<Waiting> acknowledged(List<Waiting> waiting, List<Future<RecordMetadata>> answers) {
        var acknowledged = new ArrayList<Waiting>();
        try {
            for (int i = 0; i < answers.size(); i++) {
                answers.get(i).get();
                acknowledged.add(waiting.get(i));
            }
        } catch (ExecutionException refused) {
            failed(refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return acknowledged;
    }

    private static ProducerRecord<byte[], byte[]> producerRecord(OutgoingRecord record) {
        return new ProducerRecord<>(record.topic().topicName(), record.key(), record.payload());
    }

    private void failed(Throwable failure) {
        if (!failing) {
            failing = true;
            LOG.warnf("event=outbox-waits cause=%s", failure.getCause() == null ? failure : failure.getCause());
        }
    }

    private void recovered() {
        if (failing) {
            failing = false;
            LOG.info("event=outbox-sends-again");
        }
    }
}
