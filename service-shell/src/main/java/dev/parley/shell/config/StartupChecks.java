package dev.parley.shell.config;

import dev.parley.shell.identity.OperatorConfiguration;
import dev.parley.shell.kafka.KafkaConfiguration;
import jakarta.inject.Singleton;

/** Stops the start where money is real and a setting is not safe for it. */
@Singleton
public class StartupChecks {
    private static final int SAFE_REPLICATION = 3;
    private static final int SAFE_IN_SYNC = 2;

    private final Environment environment;
    private final ClockConfiguration clock;
    private final OperatorConfiguration operator;
    private final KafkaConfiguration kafka;

    public StartupChecks(
            EnvironmentConfiguration environment,
            ClockConfiguration clock,
            OperatorConfiguration operator,
            KafkaConfiguration kafka) {
        this.environment = environment.environment();
        this.clock = clock;
        this.operator = operator;
        this.kafka = kafka;
    }

    /** @throws UnsafeSettingException naming the property */
    public void requireSafe() {
        require(
                operator.key().length() >= OperatorConfiguration.MIN_KEY_LENGTH,
                "parley.operator.key must have %d characters or more: it opens every publisher's books"
                        .formatted(OperatorConfiguration.MIN_KEY_LENGTH));
        switch (environment) {
            case PRODUCTION -> requireSafeForProduction();
            case DEVELOPMENT -> {}
        }
    }

    private void requireSafeForProduction() {
        require(
                clock.offset().isZero(),
                "parley.clock.offset must be PT0S in production: it would date invoices wrongly");
        require(
                kafka.replication() >= SAFE_REPLICATION,
                "parley.kafka.replication must be %d or more in production: a lost broker would lose what is owed"
                        .formatted(SAFE_REPLICATION));
        require(
                kafka.minInsyncReplicas() >= SAFE_IN_SYNC,
                "parley.kafka.min-insync-replicas must be %d or more in production: a lost broker would lose what is owed"
                        .formatted(SAFE_IN_SYNC));
    }

    private static void require(boolean safe, String reason) {
        if (!safe) {
            throw new UnsafeSettingException(reason);
        }
    }
}
