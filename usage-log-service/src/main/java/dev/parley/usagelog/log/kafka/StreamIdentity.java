package dev.parley.usagelog.log.kafka;

import dev.parley.shell.kafka.KafkaClients;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * Which cluster and which topics are really there: a topic that was created again is another one.
 *
 * @param topicIds by the topics' names
 */
record StreamIdentity(String clusterId, Map<String, String> topicIds) {

    /** @throws KafkaException if the brokers don't tell */
    static StreamIdentity of(KafkaClients clients, Collection<String> topics) {
        try (Admin admin = clients.admin("parley-usage-log-admin")) {
            String cluster = admin.describeCluster().clusterId().get();
            Map<String, String> ids = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((name, description) ->
                            ids.put(name, description.topicId().toString()));
            return new StreamIdentity(cluster, ids);
        } catch (ExecutionException e) {
            throw new KafkaException("the brokers do not tell which cluster and topics they have", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    String topicId(String topic) {
        return Objects.requireNonNull(topicIds.get(topic), "a topic that nobody asked for");
    }
}
