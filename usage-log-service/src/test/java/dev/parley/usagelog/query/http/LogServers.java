package dev.parley.usagelog.query.http;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseIdKey;
import dev.parley.protocol.agreement.ResponseIdKeys;
import dev.parley.protocol.agreement.ResponseIds;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Servers that a test may take away. */
public final class LogServers implements QuarkusTestResourceLifecycleManager {
    static final String OPERATOR_KEY = "operator-key-of-the-tests-0123456789";

    private static final byte[] SECRET = new byte[32];

    private @Nullable Backbone backbone;

    @Override
    public Map<String, String> start() {
        Backbone started = Backbone.temporary();
        backbone = started;
        Database database = started.database("usage_log");
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.jdbcUrl(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password(),
                "parley.kafka.bootstrap-servers",
                started.bootstrapServers(),
                "parley.kafka.replication",
                "1",
                "parley.kafka.min-insync-replicas",
                "1",
                "parley.environment",
                "development",
                "parley.operator.key",
                OPERATOR_KEY,
                "parley.keys.file",
                keyRing().toString());
    }

    @Override
    public void inject(Object test) {
        if (test instanceof LogServiceTest service) {
            service.servers = Objects.requireNonNull(backbone);
        }
    }

    @Override
    public void stop() {
        Objects.requireNonNull(backbone).close();
    }

    /** Makes the response ids that the service knows for genuine. */
    static ResponseIds responseIds() {
        return new ResponseIds(new ResponseIdKeys(List.of(ResponseIdKey.of(1, KeyState.SIGNING, SECRET))));
    }

    private static Path keyRing() {
        try {
            String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET);
            Path file = Files.createTempFile("parley-keys-", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, """
                    {"responseIds": [{"id": 1, "state": "signing", "secret": "%s"}]}
                    """.formatted(secret));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
