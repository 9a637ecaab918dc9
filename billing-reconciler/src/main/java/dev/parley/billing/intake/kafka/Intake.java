package dev.parley.billing.intake.kafka;

import dev.parley.billing.event.kafka.OutboxRelay;
import dev.parley.billing.intake.Books;
import dev.parley.billing.intake.IntakeFlow;
import dev.parley.billing.intake.store.PartitionPositions;
import dev.parley.billing.period.Periods;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.Topic;
import dev.parley.schemas.TopicMismatchException;
import dev.parley.schemas.TopicSetup;
import dev.parley.shell.kafka.KafkaClients;
import dev.parley.shell.kafka.KafkaConfiguration;
import dev.parley.shell.party.kafka.PartyFollower;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/** The consumers of this process: makes sure that there are topics, then starts them. */
@Singleton
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    /** As many partitions each: what one relationship does lies in those of one number. */
    static final List<String> TOPICS = List.of(Topic.ACCESS.topicName(), Topic.USAGE.topicName());

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration SETUP_PAUSE = Duration.ofSeconds(1);

    private final IntakeConfiguration configuration;
    private final KafkaConfiguration kafka;
    private final KafkaClients clients;
    private final EventCodec codec;
    private final InstantSource clock;
    private final Periods periods;
    private final Books books;
    private final PartitionPositions positions;
    private final IntakeStatus status;
    private final PartyFollower parties;
    private final OutboxRelay outbox;
    private final IntakeTelemetry telemetry;

    private final List<IntakeConsumer> consumers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    public Intake(
            IntakeConfiguration configuration,
            KafkaConfiguration kafka,
            KafkaClients clients,
            EventCodec codec,
            InstantSource clock,
            Periods periods,
            Books books,
            PartitionPositions positions,
            IntakeStatus status,
            PartyFollower parties,
            OutboxRelay outbox,
            IntakeTelemetry telemetry) {
        this.configuration = configuration;
        this.kafka = kafka;
        this.clients = clients;
        this.codec = codec;
        this.clock = clock;
        this.periods = periods;
        this.books = books;
        this.positions = positions;
        this.status = status;
        this.parties = parties;
        this.outbox = outbox;
        this.telemetry = telemetry;
    }

    /** Begins to read; returns at once. */
    public void start() {
        startThread("parley-intake-setup", this::setUp);
    }

    /** Ends reading, and returns once what was begun is finished. */
    public void stop() {
        closing = true;
        synchronized (threads) {
            consumers.forEach(IntakeConsumer::close);
        }
        List.copyOf(threads).forEach(Intake::join);
        parties.stop();
        outbox.stop();
    }

    private void setUp() {
        while (!closing) {
            try (Admin admin = clients.admin("parley-billing-topics")) {
                TopicSetup.ensure(admin, kafka.replication(), kafka.minInsyncReplicas());
                parties.start();
                outbox.start();
                startConsumers();
                return;
            } catch (KafkaException | TopicMismatchException e) {
                status.failing("topics", String.valueOf(e.getMessage()));
                LOG.warnf("intake.topics.retry why=\"%s\"", e.getMessage());
                pause();
            }
        }
    }

    private void startConsumers() {
        synchronized (threads) {
            if (closing) {
                return;
            }
            for (int i = 0; i < configuration.consumers(); i++) {
                String name = "parley-billing-intake-" + i;
                var consumer = new IntakeConsumer(
                        name,
                        TOPICS,
                        configuration,
                        clients,
                        new RecordReader(codec, clock, configuration.clockTolerance()),
                        new IntakeFlow(periods, books),
                        positions,
                        status,
                        telemetry);
                consumers.add(consumer);
                startThread(name, consumer);
            }
            status.recovered("topics");
        }
    }

    private void startThread(String name, Runnable work) {
        synchronized (threads) {
            threads.add(Thread.ofPlatform().name(name).daemon().start(work));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SETUP_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
