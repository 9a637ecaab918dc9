package dev.parley.schemas;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the topics of Parley where they are missing. Several processes may do so at once, and again. */
public final class TopicSetup {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private TopicSetup() {}

    /**
     * Makes every topic exist.
     *
     * @param connection settings of a Kafka client; `bootstrap.servers` at least
     * @see #ensure(Admin, int, int)
     */
    public static void ensure(Map<String, Object> connection, int replicas, int minInsyncReplicas) {
        try (Admin admin = Admin.create(connection)) {
            ensure(admin, replicas, minInsyncReplicas);
        }
    }

    /**
     * Makes every topic exist. Topics that are there are left as they are.
     *
     * @param replicas of each partition of a topic that is created, and the fewest of one that is there; 1 or more
     * @param minInsyncReplicas likewise; from 1 to {@code replicas}
     * @throws TopicMismatchException if a topic has another number of partitions, is cleaned up in another way, or has
     *     fewer replicas
     * @throws KafkaException if the brokers refuse, or don't answer within 30 seconds
     */
    public static void ensure(Admin admin, int replicas, int minInsyncReplicas) {
        if (minInsyncReplicas < 1 || minInsyncReplicas > replicas || replicas > Short.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "%d in-sync replicas cannot be asked of %d replicas".formatted(minInsyncReplicas, replicas));
        }
        create(admin, replicas, minInsyncReplicas);
        for (Topic topic : Topic.values()) {
            TopicDescription description = describe(admin, topic);
            Config configuration = configuration(admin, topic);
            check(topic, description);
            check(topic, configuration);
            checkReplicas(topic, description, configuration, replicas, minInsyncReplicas);
        }
    }

    private static void create(Admin admin, int replicas, int minInsyncReplicas) {
        List<NewTopic> wanted = Arrays.stream(Topic.values())
                .map(topic -> new NewTopic(topic.topicName(), topic.partitions(), (short) replicas)
                        .configs(topic.configuration(minInsyncReplicas)))
                .toList();
        Collection<KafkaFuture<Void>> created =
                admin.createTopics(wanted).values().values();
        created.forEach(TopicSetup::awaitUnlessThere);
    }

    private static void awaitUnlessThere(KafkaFuture<Void> creation) {
        try {
            await(creation);
        } catch (TopicExistsException e) {
            // Somebody was here before; what it made is checked next.
        }
    }

    /** A topic that was just created may be unknown to a broker for a moment. */
    private static TopicDescription describe(Admin admin, Topic topic) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var description = tryToDescribe(admin, topic);
            if (description.isPresent()) {
                return description.get();
            }
            if (System.nanoTime() > deadline) {
                throw new KafkaException("The brokers don't show " + topic.topicName() + " after " + PATIENCE);
            }
            pause();
        }
    }

    private static Optional<TopicDescription> tryToDescribe(Admin admin, Topic topic) {
        try {
            var description = admin.describeTopics(List.of(topic.topicName()));
            return Optional.ofNullable(await(description.allTopicNames()).get(topic.topicName()));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    private static Config configuration(Admin admin, Topic topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
        return Objects.requireNonNull(
                await(admin.describeConfigs(List.of(resource)).all()).get(resource));
    }

    private static void check(Topic topic, TopicDescription description) {
        int partitions = description.partitions().size();
        if (partitions != topic.partitions()) {
            throw new TopicMismatchException(
                    "%s has %d partitions and must have %d: with another number its keys lie in other partitions. "
                                    .formatted(topic.topicName(), partitions, topic.partitions())
                            + "Move its records to a new topic of that name, or start on another cluster.");
        }
    }

    private static void check(Topic topic, Config configuration) {
        String wanted = topic.retention().configuration().get(TopicConfig.CLEANUP_POLICY_CONFIG);
        String actual = configuration.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
        if (!actual.equals(wanted)) {
            throw new TopicMismatchException(
                    "%s has %s=%s and must have %s, or records that are needed would be removed."
                            .formatted(topic.topicName(), TopicConfig.CLEANUP_POLICY_CONFIG, actual, wanted));
        }
    }

    /** A topic of a smaller cluster keeps its few replicas when brokers are added, and would lose events with one of them. */
    private static void checkReplicas(
            Topic topic, TopicDescription description, Config configuration, int replicas, int minInsyncReplicas) {
        int fewest = description.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        int inSync = Integer.parseInt(
                configuration.get(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG).value());
        if (fewest < replicas || inSync < minInsyncReplicas) {
            throw new TopicMismatchException(
                    "%s has %d replicas with %s=%d and must have %d with %d or more: reassign its partitions and alter its setting, or ask for less."
                            .formatted(
                                    topic.topicName(),
                                    fewest,
                                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                    inSync,
                                    replicas,
                                    minInsyncReplicas));
        }
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException refusal ? refusal : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("The brokers don't answer within " + PATIENCE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while topics were set up", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while topics were set up", e);
        }
    }
}
