package dev.parley.negotiation.event.kafka;

import dev.parley.negotiation.event.ProducerBoot;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.UUID;

/** What everything that produces or reads events shares. */
@Singleton
public class EventBeans {

    @Produces
    @Singleton
    ProducerBoot boot() {
        return new ProducerBoot(UUID.randomUUID().toString());
    }
}
