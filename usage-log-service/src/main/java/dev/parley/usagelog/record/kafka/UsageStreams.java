package dev.parley.usagelog.record.kafka;

import dev.parley.schemas.EventCodec;
import dev.parley.shell.kafka.KafkaClients;
import dev.parley.usagelog.record.UsageStream;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** The service's stream of usage, from its start to its end. */
@Singleton
public class UsageStreams {
    private final KafkaUsageStream stream;

    UsageStreams(KafkaClients clients, EventCodec codec, InstantSource clock) {
        stream = new KafkaUsageStream(
                clients.bulkProducer("usage-log-service-reports"),
                codec,
                UUID.randomUUID().toString(),
                clock,
                new SecureRandom());
    }

    @Produces
    @Singleton
    UsageStream stream() {
        return stream;
    }

    @PreDestroy
    void close() {
        stream.close();
    }
}
