package dev.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.backbone.Ports;
import dev.parley.standalone.process.ServicePackage;
import dev.parley.standalone.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages with the settings by which the chart has them encrypt what they send. */
class EncryptedConnectionsIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int HEAP_MEGABYTES = 192;

    @TempDir
    private static Path folder;

    private static EncryptedServers servers;

    @BeforeAll
    static void open() throws Exception {
        servers = new EncryptedServers(folder);
    }

    @AfterAll
    static void close() throws Exception {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"negotiation-service", "usage-log-service", "billing-reconciler"})
    void reachesKafkaAndPostgresqlByTlsAlone(String module) throws Exception {
        String name = module.replaceFirst("-.*", "");
        var settings = new HashMap<>(servers.settings(name));
        settings.put("parley.environment", "development");
        settings.put("parley.operator.key", "the key of an operator who only looks on");
        settings.put("parley.keys.file", folder.resolve("keys.json").toString());

        try (ServiceProcess service = ServiceProcess.start(packaged(module), Map.copyOf(settings))) {
            service.awaitReady(LIMIT);

            assertThat(servers.sessions(name))
                    .hasEntrySatisfying(true, encrypted -> assertThat(encrypted).isPositive())
                    .containsEntry(false, 0);
        }
    }

    private static ServicePackage packaged(String module) {
        return new ServicePackage(
                module,
                RunningStage.root().resolve(Path.of(module, "target", "quarkus-app", "quarkus-run.jar")),
                HEAP_MEGABYTES,
                Ports.freePreferring(0),
                Ports.freePreferring(0),
                Path.of("target", "stages", "encrypted", module + ".log").toAbsolutePath());
    }
}
