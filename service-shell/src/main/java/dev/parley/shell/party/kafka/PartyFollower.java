package dev.parley.shell.party.kafka;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.Topic;
import dev.parley.schemas.UndecodableException;
import dev.parley.schemas.UnknownSchemaException;
import dev.parley.shell.kafka.KafkaClients;
import dev.parley.shell.party.Parties;
import dev.parley.shell.party.PartyView;
import dev.parley.shell.party.Publisher;
import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the view of the parties: reads their topic from the first record on, and goes on reading. Until the brokers
 * answer it tries again; the service lives meanwhile and is not ready.
 */
@IfBuildProperty(name = "parley.shell.parties", stringValue = "followed", enableIfMissing = true)
@Singleton
public class PartyFollower implements Parties {
    private static final Logger LOG = Logger.getLogger(PartyFollower.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<TopicPartition> PARTITIONS = IntStream.range(0, Topic.PARTIES.partitions())
            .mapToObj(partition -> new TopicPartition(Topic.PARTIES.topicName(), partition))
            .toList();

    private final KafkaClients clients;
    private final String clientId;
    private final EventCodec codec;
    private final PartyView view;
    private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
    private final Object progress = new Object();

    private volatile @Nullable Map<TopicPartition, Long> endsAtStart;
    private volatile boolean ready;
    private volatile @Nullable Thread thread;
    private volatile boolean closing;

    /** @param application names its consumers to the brokers */
    public PartyFollower(
            KafkaClients clients,
            EventCodec codec,
            PartyView view,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.clients = clients;
        this.clientId = application + "-parties";
        this.codec = codec;
        this.view = view;
    }

    /** Begins to follow; returns at once. The topic must be there. */
    public void start() {
        thread = Thread.ofPlatform().name("parley-parties").daemon().start(this::run);
    }

    /** Ends following, and returns once it has ended. */
    public void stop() {
        closing = true;
        Thread running = thread;
        if (running != null) {
            try {
                running.join(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the topic was read to the end that it had at the start. */
    public boolean isReady() {
        return ready;
    }

    @Override
    public Optional<Publisher> publisher(PublisherId id) {
        Optional<Publisher> known = view.publisher(id);
        if (known.isEmpty()) {
            catchUp();
            return view.publisher(id);
        }
        return known;
    }

    @Override
    public Optional<String> clientName(ClientId id) {
        return view.clientName(id);
    }

    /** Waits until all that is in the topic now has been read. */
    private void catchUp() {
        Map<TopicPartition, Long> ends = ends();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        synchronized (progress) {
            while (!hasReached(ends)) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new KafkaException("the parties were not read within " + PATIENCE);
                }
                await(left);
            }
        }
    }

    private void await(long millis) {
        try {
            progress.wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private Map<TopicPartition, Long> ends() {
        try (Consumer<byte[], byte[]> consumer = clients.consumer(clientId + "-end")) {
            return consumer.endOffsets(PARTITIONS, BROKER_PATIENCE);
        }
    }

    private void run() {
        while (!closing) {
            try (Consumer<byte[], byte[]> consumer = clients.consumer(clientId)) {
                follow(consumer);
            } catch (RuntimeException failure) {
                pauseAfter(failure);
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        consumer.assign(PARTITIONS);
        consumer.seekToBeginning(PARTITIONS);
        if (endsAtStart == null) {
            endsAtStart = consumer.endOffsets(PARTITIONS);
        }
        while (!closing) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(consumer, record);
            }
            advance(consumer);
        }
    }

    private void take(Consumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        if (record.value() == null || consumer.paused().contains(partition)) {
            return;
        }
        try {
            PartyRecords.apply(codec.decode(record.value()), view);
        } catch (UnknownSchemaException e) {
            // To pass over the record would be to answer on half the truth.
            LOG.errorf("parties.partition.stopped partition=%s offset=%d why=\"%s\"", partition, record.offset(), e);
            consumer.pause(List.of(partition));
            consumer.seek(partition, record.offset());
        } catch (UndecodableException | IllegalArgumentException e) {
            LOG.errorf("parties.record.skipped partition=%s offset=%d why=\"%s\"", partition, record.offset(), e);
        }
    }

    private void advance(Consumer<byte[], byte[]> consumer) {
        synchronized (progress) {
            PARTITIONS.forEach(partition -> positions.put(partition, consumer.position(partition)));
            if (!ready) {
                Map<TopicPartition, Long> ends = endsAtStart;
                ready = ends != null && hasReached(ends);
            }
            progress.notifyAll();
        }
    }

    private boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
    }

    private void pauseAfter(RuntimeException failure) {
        if (closing) {
            return;
        }
        LOG.warnf("parties.retry in=%s why=\"%s\"", PAUSE, failure.getMessage());
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            closing = true;
        }
    }
}
