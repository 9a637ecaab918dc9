package dev.parley.billing.intake.kafka;

import dev.parley.shell.kafka.KafkaClients;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Which cluster and which topic are really there: a topic that was created again is another one. */
record StreamIdentity(String clusterId, String topicId) {

    /** @throws KafkaException if the brokers don't tell */
    static StreamIdentity of(KafkaClients clients, String topic) {
        try (Admin admin = clients.admin("parley-billing-intake-admin")) {
            String cluster = admin.describeCluster().clusterId().get();
            var description = Objects.requireNonNull(
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic));
            return new StreamIdentity(cluster, description.topicId().toString());
        } catch (ExecutionException e) {
            throw new KafkaException("the brokers do not tell which cluster and topic they have", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
