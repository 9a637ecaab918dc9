package dev.parley.usagelog.report.http;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** The settings of a service under test. */
final class Servers {
    static final String OPERATOR_KEY = "operator-key-of-the-tests-0123456789";
    static final Path KEYS =
            Path.of("target", "usage-keys-" + ProcessHandle.current().pid() + ".json");

    private Servers() {}

    static Map<String, String> settings(Backbone backbone) {
        writeKeys(1);
        Database database =
                backbone.database("usage_http_" + ProcessHandle.current().pid());
        var settings = new HashMap<String, String>();
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", database.user());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("parley.kafka.bootstrap-servers", backbone.bootstrapServers());
        settings.put("parley.kafka.replication", "1");
        settings.put("parley.kafka.min-insync-replicas", "1");
        settings.put("parley.environment", "development");
        settings.put("parley.operator.key", OPERATOR_KEY);
        settings.put("parley.keys.file", KEYS.toAbsolutePath().toString());
        settings.put("parley.keys.refresh", "200ms");
        settings.put("parley.usage.body-timeout", "3s");
        settings.put("parley.usage.client.records-per-second", "1");
        settings.put("parley.usage.client.burst", "1000");
        settings.put("parley.usage.client.max-reports", "2");
        return settings;
    }

    /** Makes these the keys that the service finds; the first signs. They are those of {@code TestUsage.keys}. */
    static void writeKeys(int... ids) {
        String keys = Arrays.stream(ids)
                .mapToObj(id -> """
                        {"id": %d, "state": "%s", "secret": "%s"}""".formatted(id, id == ids[0] ? "signing" : "verify-only", secret(id)))
                .collect(Collectors.joining(",", "{\"responseIds\": [", "], \"agreements\": []}"));
        try {
            Path written = Files.writeString(KEYS.resolveSibling(KEYS.getFileName() + ".new"), keys);
            Files.move(written, KEYS, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret(int id) {
        byte[] secret = new byte[32];
        new Random(id).nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
