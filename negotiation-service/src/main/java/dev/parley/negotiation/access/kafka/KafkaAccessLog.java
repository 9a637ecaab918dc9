package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.AccessLog;
import dev.parley.negotiation.access.Delivery;
import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.access.ReportedDelivery;
import dev.parley.negotiation.access.Revocation;
import dev.parley.negotiation.access.Storing;
import dev.parley.negotiation.access.VoidReason;
import dev.parley.negotiation.directory.Dependency;
import dev.parley.negotiation.event.ProducerBoot;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.Topic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.Producer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The access log in Kafka: one producer, and one thread that tries again what did not arrive. */
public final class KafkaAccessLog implements AccessLog, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(KafkaAccessLog.class);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(500);
    private static final Duration CHECKPOINT_PAUSE = Duration.ofSeconds(30);
    /** So many seconds of counts are lost with a process that is killed. */
    private static final Duration COUNT_PAUSE = Duration.ofSeconds(5);

    private final LastingProducer producer;
    private final PartitionNumbers numbers = new PartitionNumbers(Topic.ACCESS.partitions());
    private final AccessEventWriter writer;
    private final EventSender sender;
    private final PersistentSender persistent;
    private final KeptEvents kept;
    private final UnmeteredCounts unmetered = new UnmeteredCounts();
    private final InstantSource clock;
    private volatile boolean ready;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("access-log").daemon().factory());

    /** @param producers makes producers that never block in {@code send}; closed with the log */
    public KafkaAccessLog(
            Supplier<Producer<byte[], byte[]>> producers,
            EventCodec codec,
            ProducerBoot boot,
            PendingEvents pendingEvents,
            InstantSource clock,
            RandomGenerator random) {
        this.producer = new LastingProducer(producers);
        this.clock = clock;
        this.writer = new AccessEventWriter(codec, boot, numbers, clock, random);
        this.sender = new EventSender(producer);
        this.persistent = new PersistentSender(sender, numbers);
        this.kept = new KeptEvents(pendingEvents, persistent, this::abandon);
    }

    /** Begins to retry, to checkpoint, and to adopt what a former process left. */
    public void start() {
        repeat(this::retry, RETRY_PAUSE);
        repeat(this::checkpoint, CHECKPOINT_PAUSE);
        repeat(this::tellUnmetered, COUNT_PAUSE);
        repeat(this::adoptOrphans, CHECKPOINT_PAUSE);
    }

    /** Whether the producer has ever known the topic, so that a send finds its way at once. */
    public boolean wasReady() {
        return ready;
    }

    @Override
    public boolean isAccepting() {
        return sender.isAccepting();
    }

    @Override
    public NumberedEvent number(AccessGrant grant) {
        return writer.granted(grant);
    }

    @Override
    public NumberedEvent number(ReportedDelivery delivery) {
        return writer.delivered(delivery);
    }

    @Override
    public AccessGrant read(NumberedEvent event) {
        return writer.read(event);
    }

    @Override
    public CompletionStage<Storing> store(NumberedEvent event) {
        return sender.send(event).thenApply(storing -> {
            if (storing != Storing.STORED) {
                abandon(event);
            }
            return storing;
        });
    }

    @Override
    public void abandon(NumberedEvent grant) {
        numbers.failed(grant.partition(), grant.sequence());
    }

    @Override
    public void delivered(AccessGrant grant, Delivery delivery) {
        persistent.send(writer.delivered(grant, delivery), () -> {});
    }

    @Override
    public CompletionStage<Revocation> revoke(
            AccessGrant grant, VoidReason reason, Repeats.Claim.@Nullable Mine claim) {
        return kept.add(writer.voided(grant, reason), claim);
    }

    @Override
    public void servedUnmetered(Agreement would, Dependency without) {
        unmetered.add(new UnmeteredCounts.Of(would.publisher(), would.payer(), without), clock.instant());
    }

    /** Waits a little for what is underway. */
    @Override
    public void close() {
        timer.shutdown();
        tellUnmetered();
        persistent.retry();
        checkpoint();
        producer.close();
    }

    void retry() {
        persistent.retry();
        kept.retry();
        // Asking keeps the producer from forgetting the topic when nobody calls for a while.
        if (producer.knows(Topic.ACCESS.topicName())) {
            ready = true;
        }
    }

    /** Makes events of what was counted; once made, they are never changed, whoever sends them. */
    void tellUnmetered() {
        unmetered.take().forEach(count -> kept.add(writer.unmetered(count), null));
    }

    void adoptOrphans() {
        kept.adoptOrphans();
    }

    void checkpoint() {
        for (int partition = 0; partition < numbers.partitions(); partition++) {
            if (numbers.hasNews(partition)) {
                persistent.send(writer.checkpoint(partition, numbers.takeFailed(partition)), () -> {});
            }
        }
    }

    private void repeat(Runnable task, Duration pause) {
        timer.scheduleWithFixedDelay(() -> guarded(task), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** An executor forgets a task that throws, and these must go on. */
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("the access log could not do its rounds", e);
        }
    }
}
