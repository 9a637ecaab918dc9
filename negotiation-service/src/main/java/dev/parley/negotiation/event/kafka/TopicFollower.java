package dev.parley.negotiation.event.kafka;

import dev.parley.negotiation.event.Followed;
import dev.parley.negotiation.event.Readiness;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.TopicSetup;
import dev.parley.schemas.UnknownSchemaException;
import dev.parley.shell.kafka.KafkaConfiguration;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the views in memory: reads their topics from the first record on, and goes on reading. Until the brokers answer
 * it tries again; the service lives meanwhile and is not ready.
 */
@Singleton
public class TopicFollower implements Readiness {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final KafkaConfiguration configuration;
    private final EventCodec codec;
    private final Map<String, Followed> views;
    /** Offsets still to reach before the service is ready; empty and {@link #started}: it is. */
    private final Map<TopicPartition, Long> ahead = new ConcurrentHashMap<>();

    private volatile boolean started;
    private volatile String waiting = "the brokers";
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    TopicFollower(KafkaClients clients, KafkaConfiguration configuration, EventCodec codec, @All List<Followed> views) {
        this.clients = clients;
        this.configuration = configuration;
        this.codec = codec;
        this.views = views.stream()
                .collect(Collectors.toUnmodifiableMap(view -> view.topic().topicName(), Function.identity()));
    }

    @Override
    public boolean isReady() {
        return started && ahead.isEmpty();
    }

    @Override
    public String describe() {
        if (isReady()) {
            return "reads along";
        }
        return "waits for " + (started ? ahead.keySet() : waiting);
    }

    void start() {
        thread = Thread.ofPlatform().name("topic-follower").daemon().start(this::run);
    }

    void stop() throws InterruptedException {
        stopping = true;
        Thread running = thread;
        if (running != null) {
            running.join(PAUSE.multipliedBy(2));
        }
    }

    private void run() {
        while (!stopping) {
            try {
                ensureTopics();
                follow();
            } catch (RuntimeException failure) {
                pauseAfter(failure);
            }
        }
    }

    private void ensureTopics() {
        try (Admin admin = clients.admin()) {
            TopicSetup.ensure(admin, configuration.replication(), configuration.minInsyncReplicas());
        }
    }

    private void follow() {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("parley-negotiation-views")) {
            List<TopicPartition> partitions =
                    views.values().stream().flatMap(TopicFollower::partitions).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            expect(consumer.endOffsets(partitions));
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(consumer, record);
                }
                ahead.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        }
    }

    /** What was reached once stays reached: after an outage the views are behind, as they were during it. */
    private void expect(Map<TopicPartition, Long> ends) {
        if (!started) {
            ends.forEach((partition, end) -> {
                if (end > 0) {
                    ahead.put(partition, end);
                }
            });
            started = true;
        }
    }

    private void take(Consumer<byte[], byte[]> consumer, ConsumerRecord<byte[], byte[]> record) {
        var partition = new TopicPartition(record.topic(), record.partition());
        if (consumer.paused().contains(partition) || record.value() == null) {
            return;
        }
        try {
            view(record.topic()).accept(codec.decode(record.value()));
        } catch (UnknownSchemaException unknown) {
            // A newer producer was deployed first. To pass over the record would be to decide on half the truth.
            LOG.errorf("event=partition-paused partition=%s offset=%d cause=%s", partition, record.offset(), unknown);
            consumer.pause(List.of(partition));
            consumer.seek(partition, record.offset());
        } catch (RuntimeException broken) {
            // It will not be better the next time: to begin anew would be to begin anew for ever.
            LOG.errorf("event=record-passed-over partition=%s offset=%d cause=%s", partition, record.offset(), broken);
        }
    }

    private Followed view(String topic) {
        Followed view = views.get(topic);
        if (view == null) {
            throw new IllegalStateException("nobody follows " + topic);
        }
        return view;
    }

    private static Stream<TopicPartition> partitions(Followed view) {
        return IntStream.range(0, view.topic().partitions())
                .mapToObj(partition -> new TopicPartition(view.topic().topicName(), partition));
    }

    private void pauseAfter(RuntimeException failure) {
        if (stopping) {
            return;
        }
        waiting = "the brokers: " + failure.getMessage();
        LOG.warnf("event=following-waits cause=%s", failure);
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
