package dev.parley.bench.process;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.bench.CannotMeasureException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The services on one backbone.
 *
 * @param operatorKey the bootstrap key of the operator, 32 characters or more
 * @param keys the file of the key ring, made by the first start
 */
public record Services(Packages packages, Backbone backbone, String operatorKey, Path keys) {

    private static final String READINESS = "/q/health/ready";

    public ServiceProcess startNegotiation() throws CannotMeasureException, IOException, InterruptedException {
        var properties = settings(database("negotiation"));
        properties.put("parley.keys.file", keys.toString());
        return ServiceProcess.start(packages.negotiation(), READINESS, true, properties);
    }

    /** Takes reports as fast as they come, and leaves its log to another, which has a processor of its own. */
    public ServiceProcess startUsageLog() throws CannotMeasureException, IOException, InterruptedException {
        var properties = settings(database("usage"));
        properties.put("parley.keys.file", keys.toString());
        properties.put("parley.usage.client.records-per-second", Integer.toString(Integer.MAX_VALUE));
        properties.put("parley.usage.client.burst", Integer.toString(Integer.MAX_VALUE));
        properties.put("parley.log.consumers", "0");
        return ServiceProcess.start(packages.usageLog(), READINESS, true, properties);
    }

    public ServiceProcess startBilling() throws CannotMeasureException, IOException, InterruptedException {
        return ServiceProcess.start(packages.billing(), READINESS, true, settings(database("billing")));
    }

    /** Where a service keeps its rows. */
    public Database database(String service) {
        return backbone.database(service);
    }

    private Map<String, String> settings(Database database) {
        return new HashMap<>(Map.of(
                "parley.environment",
                "development",
                "parley.operator.key",
                operatorKey,
                "parley.kafka.bootstrap-servers",
                backbone.bootstrapServers(),
                "parley.kafka.replication",
                "1",
                "parley.kafka.min-insync-replicas",
                "1",
                "quarkus.datasource.jdbc.url",
                database.jdbcUrl(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password()));
    }
}
