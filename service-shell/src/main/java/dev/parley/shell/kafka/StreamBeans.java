package dev.parley.shell.kafka;

import dev.parley.schemas.EventCodec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What events need and Quarkus does not know. */
@Singleton
public class StreamBeans {

    @Produces
    @Singleton
    EventCodec codec() {
        return new EventCodec();
    }
}
