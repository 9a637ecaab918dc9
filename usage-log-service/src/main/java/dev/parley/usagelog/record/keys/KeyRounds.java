package dev.parley.usagelog.record.keys;

import dev.parley.shell.store.StoreException;
import dev.parley.usagelog.record.ParkedFlow;
import dev.parley.usagelog.record.Tally;
import dev.parley.usagelog.start.StreamUser;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Reads the key ring again and again, and tries waiting lines again when it has changed, and now and then. */
@Singleton
public class KeyRounds implements StreamUser {
    private static final Logger LOG = Logger.getLogger(KeyRounds.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FollowedKeys keys;
    private final ParkedFlow parked;
    private final Duration refresh;
    private final int roundsBetweenTries;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("usage-keys").daemon().factory());
    private int roundsUntilTry;

    KeyRounds(FollowedKeys keys, ParkedFlow parked, KeyRingConfiguration configuration, ParkingConfiguration parking) {
        this.keys = keys;
        this.parked = parked;
        this.refresh = configuration.refresh();
        this.roundsBetweenTries = Math.max(1, (int) parking.retry().dividedBy(refresh));
    }

    /** A ring that cannot be used must stop the start, not the first request. */
    void readAtStart(@Observes StartupEvent event) {
        keys.readAtStart();
    }

    @Override
    public void start() {
        timer.scheduleWithFixedDelay(this::round, 0, refresh.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        try {
            timer.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An executor forgets a task that throws, and this must go on. */
    private void round() {
        try {
            if (keys.readAnew() || --roundsUntilTry < 0) {
                roundsUntilTry = roundsBetweenTries;
                tryAgain();
            }
        } catch (StoreException away) {
            roundsUntilTry = 0;
            LOG.warnf("event=parked-retry why=\"%s\"", away.getMessage());
        } catch (RuntimeException unforeseen) {
            LOG.error("event=key-round-failed", unforeseen);
        }
    }

    private void tryAgain() {
        keys.current().ifPresent(known -> {
            Tally tally = parked.tryAgain(known);
            if (tally.accepted() + tally.rejected() + tally.parked() > 0) {
                LOG.infof(
                        "event=parked-tried accepted=%d rejected=%d waiting=%d",
                        tally.accepted(), tally.rejected(), tally.parked());
            }
        });
    }
}
