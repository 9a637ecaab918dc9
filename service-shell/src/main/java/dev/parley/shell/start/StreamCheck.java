package dev.parley.shell.start;

import dev.parley.shell.config.Environment;
import dev.parley.shell.config.StartupCheck;
import dev.parley.shell.kafka.KafkaConfiguration;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Events are money: no broker may lose them alone, and nobody on the way may read or change them. */
@Singleton
public class StreamCheck implements StartupCheck {
    private static final int SAFE_REPLICATION = 3;
    private static final int SAFE_IN_SYNC = 2;
    private static final String PROTOCOL = "security.protocol";
    private static final String NAME_CHECK = "ssl.endpoint.identification.algorithm";
    private static final Set<String> ENCRYPTED = Set.of("SSL", "SASL_SSL");

    private final KafkaConfiguration kafka;

    public StreamCheck(KafkaConfiguration kafka) {
        this.kafka = kafka;
    }

    @Override
    public List<String> unsafe(Environment environment) {
        var unsafe = new ArrayList<String>();
        if (kafka.minInsyncReplicas() < 1 || kafka.minInsyncReplicas() > kafka.replication()) {
            unsafe.add("parley.kafka.min-insync-replicas must be from 1 to parley.kafka.replication");
        }
        if (environment == Environment.PRODUCTION) {
            unsafe.addAll(losing());
            unsafe.addAll(readable());
        }
        return unsafe;
    }

    private List<String> losing() {
        var unsafe = new ArrayList<String>();
        if (kafka.replication() < SAFE_REPLICATION) {
            unsafe.add(
                    "parley.kafka.replication must be %d or more in production: a lost broker would lose what is owed"
                            .formatted(SAFE_REPLICATION));
        }
        if (kafka.minInsyncReplicas() < SAFE_IN_SYNC) {
            unsafe.add(
                    "parley.kafka.min-insync-replicas must be %d or more in production: a lost broker would lose what is owed"
                            .formatted(SAFE_IN_SYNC));
        }
        return unsafe;
    }

    private List<String> readable() {
        var unsafe = new ArrayList<String>();
        if (!isEncrypted() && !kafka.allowPlaintext() && leavesThisMachine()) {
            unsafe.add(
                    ("parley.kafka.client.\"%s\" must be SSL or SASL_SSL in production for brokers on other machines;"
                                    + " parley.kafka.allow-plaintext=true says that the network itself is safe")
                            .formatted(PROTOCOL));
        }
        if (isEncrypted() && kafka.client().getOrDefault(NAME_CHECK, "https").isBlank()) {
            unsafe.add("parley.kafka.client.\"%s\" must be https in production: anybody could pose as a broker"
                    .formatted(NAME_CHECK));
        }
        return unsafe;
    }

    private boolean isEncrypted() {
        return ENCRYPTED.contains(
                kafka.client().getOrDefault(PROTOCOL, "PLAINTEXT").strip().toUpperCase(Locale.ROOT));
    }

    private boolean leavesThisMachine() {
        return Stream.of(kafka.bootstrapServers().split(",", -1)).anyMatch(server -> !Loopback.isOn(server));
    }
}
