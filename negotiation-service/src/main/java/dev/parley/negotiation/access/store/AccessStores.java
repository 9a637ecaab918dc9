package dev.parley.negotiation.access.store;

import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.access.kafka.PendingEvents;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The stores of the access feature. */
@Singleton
public class AccessStores {
    private static final Logger LOG = Logger.getLogger(AccessStores.class);
    private static final Duration SWEEP_PAUSE = Duration.ofMinutes(1);

    private final StoredRepeats repeats;
    private final StoredPendingEvents voids;

    AccessStores(DataSource dataSource, DatabaseThreads threads) {
        this.repeats = new StoredRepeats(dataSource, threads);
        this.voids = new StoredPendingEvents(dataSource, threads);
    }

    @Produces
    @Singleton
    Repeats repeats() {
        return repeats;
    }

    @Produces
    @Singleton
    PendingEvents pendingEvents() {
        return voids;
    }

    void sweep(@Observes StartupEvent started, Vertx vertx) {
        vertx.setPeriodic(
                SWEEP_PAUSE.toMillis(),
                timer -> repeats.sweep().exceptionally(failure -> {
                    LOG.warnf("old idempotency keys are removed later: %s", failure.getMessage());
                    return 0;
                }));
    }
}
