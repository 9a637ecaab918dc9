package dev.parley.usagelog.start;

import dev.parley.schemas.TopicMismatchException;
import dev.parley.schemas.TopicSetup;
import dev.parley.shell.config.StartupChecks;
import dev.parley.shell.kafka.KafkaClients;
import dev.parley.shell.kafka.KafkaConfiguration;
import dev.parley.shell.party.kafka.PartyFollower;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes sure that there are topics, then starts whatever works with them. */
@Singleton
public class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StartupChecks checks;
    private final KafkaClients clients;
    private final KafkaConfiguration kafka;
    private final PartyFollower parties;
    private final List<StreamUser> users;

    private volatile @Nullable Thread setup;
    private volatile boolean closing;

    Lifecycle(
            StartupChecks checks,
            KafkaClients clients,
            KafkaConfiguration kafka,
            PartyFollower parties,
            @All List<StreamUser> users) {
        this.checks = checks;
        this.clients = clients;
        this.kafka = kafka;
        this.parties = parties;
        this.users = users;
    }

    void start(@Observes StartupEvent event) {
        checks.requireSafe();
        setup = Thread.ofPlatform().name("usage-log-setup").daemon().start(this::setUp);
    }

    void stop(@Observes ShutdownEvent event) {
        closing = true;
        Thread running = setup;
        if (running != null) {
            end(running);
        }
        users.forEach(StreamUser::stop);
        parties.stop();
    }

    private void setUp() {
        while (!closing) {
            try (Admin admin = clients.admin("usage-log-service-topics")) {
                TopicSetup.ensure(admin, kafka.replication(), kafka.minInsyncReplicas());
                parties.start();
                users.forEach(StreamUser::start);
                return;
            } catch (KafkaException | TopicMismatchException e) {
                LOG.warnf("event=topics-retry in=%s why=\"%s\"", PAUSE, e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private static void end(Thread running) {
        running.interrupt();
        try {
            running.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
