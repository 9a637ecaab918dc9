package dev.parley.negotiation.event.kafka;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Begins to follow and to send with the service, and ends with it. */
@Singleton
public class EventStream {
    private final TopicFollower follower;
    private final OutboxRelay relay;

    EventStream(TopicFollower follower, OutboxRelay relay) {
        this.follower = follower;
        this.relay = relay;
    }

    void begin(@Observes StartupEvent start) {
        follower.start();
        relay.start();
    }

    void end(@Observes ShutdownEvent shutdown) throws InterruptedException {
        follower.stop();
        relay.stop();
    }
}
