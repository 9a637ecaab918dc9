package dev.parley.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.backbone.Backbone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    private Backbone backbone;
    private Admin admin;

    @BeforeEach
    void startBroker() {
        backbone = Backbone.temporary();
        admin = Admin.create(connection());
    }

    @AfterEach
    void stopBroker() {
        admin.close();
        backbone.close();
    }

    @Test
    void makesEveryTopicExistHoweverManyAskAtOnceAndAgain() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var setups = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                setups.add(threads.submit(() -> TopicSetup.ensure(connection(), 1, 1)));
            }
            for (Future<?> setup : setups) {
                setup.get();
            }
        }
        TopicSetup.ensure(admin, 1, 1);

        assertThat(partitionsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList()))
                .allSatisfy((name, partitions) ->
                        assertThat(partitions).isEqualTo(Topic.named(name).partitions()));
    }

    @Test
    void refusesATopicWithAnotherNumberOfPartitions() throws Exception {
        create(new NewTopic(Topic.ACCESS.topicName(), 5, (short) 1));

        assertThatThrownBy(() -> TopicSetup.ensure(admin, 1, 1))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageStartingWith("parley.access.v1 has 5 partitions and must have 12");
    }

    @Test
    void refusesATopicThatWouldLoseWhatItMustKeep() throws Exception {
        create(new NewTopic(Topic.TERMS.topicName(), Topic.TERMS.partitions(), (short) 1)
                .configs(Map.of("cleanup.policy", "compact")));

        assertThatThrownBy(() -> TopicSetup.ensure(admin, 1, 1))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageStartingWith("parley.terms.v1 has cleanup.policy=compact and must have delete");
    }

    @Test
    void refusesTopicsThatWereMadeForASmallerCluster() {
        TopicSetup.ensure(admin, 1, 1);

        assertThatThrownBy(() -> TopicSetup.ensure(admin, 3, 2))
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageStartingWith(
                        "parley.parties.v1 has 1 replicas with min.insync.replicas=1 and must have 3 with 2 or more");
    }

    @Test
    void refusesMoreInSyncReplicasThanThereAreReplicas() {
        assertThatThrownBy(() -> TopicSetup.ensure(admin, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 in-sync replicas cannot be asked of 1 replicas");
    }

    private void create(NewTopic topic) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(topic)).all().get();
    }

    private Map<String, Integer> partitionsOf(List<String> names) throws ExecutionException, InterruptedException {
        return admin.describeTopics(names).allTopicNames().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().partitions().size()));
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", backbone.bootstrapServers());
    }
}
