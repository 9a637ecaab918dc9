package dev.parley.negotiation.access.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class LastingProducerTest {
    private final MockProducer<byte[], byte[]> denied = producer();
    private final MockProducer<byte[], byte[]> admitted = producer();
    private final Queue<MockProducer<byte[], byte[]>> made = new ArrayDeque<>(List.of(denied, admitted));
    private final LastingProducer producer = new LastingProducer(made::remove);

    @Test
    void replacesAProducerThatFailedForGood() {
        denied.sendException = new ClusterAuthorizationException("not yet");

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        boolean taken = send();
        assertThat(taken).isFalse();
        while (!taken && System.nanoTime() < deadline) {
            taken = send();
        }

        assertThat(taken).isTrue();
        assertThat(admitted.history()).hasSize(1);
    }

    private boolean send() {
        return producer.send(new ProducerRecord<>("topic", new byte[0]), (metadata, failure) -> {});
    }

    private static MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
