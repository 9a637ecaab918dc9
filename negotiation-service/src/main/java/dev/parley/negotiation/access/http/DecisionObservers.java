package dev.parley.negotiation.access.http;

import dev.parley.negotiation.access.feed.DecisionFeed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Who watches decisions. Every bean that is a {@link dev.parley.negotiation.access.DecisionObserver} does. */
@Singleton
public class DecisionObservers {

    @Produces
    @Singleton
    DecisionFeed feed() {
        return new DecisionFeed();
    }
}
