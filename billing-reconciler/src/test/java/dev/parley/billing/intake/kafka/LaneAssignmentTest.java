package dev.parley.billing.intake.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.backbone.Backbone;
import dev.parley.schemas.Topic;
import dev.parley.schemas.TopicSetup;
import dev.parley.shell.kafka.KafkaClients;
import dev.parley.shell.kafka.KafkaConfiguration;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LaneAssignmentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void givesOneMemberThePartitionsOfOneNumber() throws Exception {
        assertThat(Topic.USAGE.partitions()).isEqualTo(Topic.ACCESS.partitions());
        String brokers = Backbone.shared().bootstrapServers();
        TopicSetup.ensure(Map.of("bootstrap.servers", brokers), 1, 1);
        var clients = new KafkaClients(configuration(brokers));
        String group = "lanes-" + UUID.randomUUID();
        try (var first = clients.member("first", group, 10);
                var second = clients.member("second", group, 10)) {
            List<Consumer<byte[], byte[]>> members = List.of(first, second);
            members.forEach(member -> member.subscribe(Intake.TOPICS, new Seeking(member)));

            awaitShared(members);

            for (Consumer<byte[], byte[]> member : members) {
                assertThat(numbers(member, Topic.USAGE)).isEqualTo(numbers(member, Topic.ACCESS));
            }
        }
    }

    /** Until each has half of all partitions. */
    private static void awaitShared(List<Consumer<byte[], byte[]>> members) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!members.stream().allMatch(member -> member.assignment().size() == Topic.ACCESS.partitions())) {
            assertThat(System.nanoTime()).as("the partitions are not shared").isLessThan(deadline);
            for (Consumer<byte[], byte[]> member : members) {
                member.poll(Duration.ofMillis(100));
            }
        }
    }

    private static Set<Integer> numbers(Consumer<?, ?> member, Topic topic) {
        return member.assignment().stream()
                .filter(partition -> partition.topic().equals(topic.topicName()))
                .map(TopicPartition::partition)
                .collect(Collectors.toSet());
    }

    /** Members know no offsets; nothing is read here. */
    private record Seeking(Consumer<?, ?> member) implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            partitions.forEach(partition -> member.seek(partition, 0));
            member.pause(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}
    }

    private static KafkaConfiguration configuration(String brokers) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(KafkaConfiguration.class)
                .withDefaultValue("parley.kafka.bootstrap-servers", brokers)
                .build()
                .getConfigMapping(KafkaConfiguration.class);
    }
}
