package dev.parley.negotiation.start;

import dev.parley.negotiation.agreement.keys.KeyRingConfiguration;
import dev.parley.negotiation.identity.OperatorConfiguration;
import dev.parley.shell.config.ClockConfiguration;
import dev.parley.shell.config.Environment;
import dev.parley.shell.config.EnvironmentConfiguration;
import dev.parley.shell.config.UnsafeSettingException;
import dev.parley.shell.kafka.KafkaConfiguration;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Stops the start where a setting could cost money, naming every such property at once. */
@Singleton
public class StartChecks {
    private static final int MIN_REPLICATION = 3;
    private static final int MIN_INSYNC = 2;

    private final EnvironmentConfiguration environment;
    private final ClockConfiguration clock;
    private final OperatorConfiguration operator;
    private final KafkaConfiguration kafka;
    private final KeyRingConfiguration keys;

    StartChecks(
            EnvironmentConfiguration environment,
            ClockConfiguration clock,
            OperatorConfiguration operator,
            KafkaConfiguration kafka,
            KeyRingConfiguration keys) {
        this.environment = environment;
        this.clock = clock;
        this.operator = operator;
        this.kafka = kafka;
        this.keys = keys;
    }

    void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
        List<String> unsafe =
                Stream.concat(everywhere().stream(), inProduction().stream()).toList();
        if (!unsafe.isEmpty()) {
            throw new UnsafeSettingException("Not started. " + String.join("; ", unsafe) + ".");
        }
    }

    List<String> everywhere() {
        var unsafe = new ArrayList<String>();
        if (operator.key().length() < OperatorConfiguration.MIN_KEY_LENGTH) {
            unsafe.add("parley.operator.key must have %d characters or more"
                    .formatted(OperatorConfiguration.MIN_KEY_LENGTH));
        }
        if (kafka.minInsyncReplicas() < 1 || kafka.minInsyncReplicas() > kafka.replication()) {
            unsafe.add("parley.kafka.min-insync-replicas must be from 1 to parley.kafka.replication");
        }
        return unsafe;
    }

    List<String> inProduction() {
        if (environment.environment() == Environment.DEVELOPMENT) {
            return List.of();
        }
        var unsafe = new ArrayList<String>();
        if (!clock.offset().isZero()) {
            unsafe.add("parley.clock.offset must be PT0S in production: periods and prices follow the clock");
        }
        if (kafka.replication() < MIN_REPLICATION) {
            unsafe.add("parley.kafka.replication must be 3 or more in production: events are money");
        }
        if (kafka.minInsyncReplicas() < MIN_INSYNC) {
            unsafe.add("parley.kafka.min-insync-replicas must be 2 or more in production: events are money");
        }
        if (Files.notExists(keys.file())) {
            unsafe.add("parley.keys.file must exist in production: nodes share their keys");
        }
        return unsafe;
    }
}
