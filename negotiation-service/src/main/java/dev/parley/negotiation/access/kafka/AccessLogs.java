package dev.parley.negotiation.access.kafka;

import dev.parley.negotiation.access.AccessLog;
import dev.parley.negotiation.event.ProducerBoot;
import dev.parley.negotiation.event.kafka.KafkaClients;
import dev.parley.schemas.EventCodec;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The service's access log, from its start to its end. */
@Singleton
public class AccessLogs {
    private final KafkaAccessLog log;

    AccessLogs(
            KafkaClients clients,
            EventCodec codec,
            ProducerBoot boot,
            PendingEvents pendingEvents,
            InstantSource clock,
            RandomGenerator random) {
        log = new KafkaAccessLog(
                () -> clients.unblockingProducer("parley-negotiation-access"),
                codec,
                boot,
                pendingEvents,
                clock,
                random);
    }

    @Produces
    @Singleton
    AccessLog accessLog() {
        return log;
    }

    /** Whether the stream was found since the start. */
    boolean wasReady() {
        return log.wasReady();
    }

    void start(@Observes StartupEvent started) {
        log.start();
    }

    @PreDestroy
    void close() {
        log.close();
    }
}
