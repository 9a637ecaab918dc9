package dev.parley.standalone.stage;

import dev.parley.backbone.Backbone;
import dev.parley.backbone.Database;
import dev.parley.backbone.Ports;
import dev.parley.standalone.http.Key;
import dev.parley.standalone.newsroom.Newsroom;
import dev.parley.standalone.process.ServicePackage;
import dev.parley.standalone.process.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** PostgreSQL, Kafka, the service packages and two newsrooms, started in the order in which they need each other. */
public final class Stage {
    private static final Duration READY_LIMIT = Duration.ofSeconds(90);
    private static final int SERVICE_HEAP_MEGABYTES = 192;
    /** All start at once, and one of them makes the keys that another waits for. */
    private static final Duration KEY_REFRESH = Duration.ofSeconds(1);

    private final Place place;
    private final Progress progress;
    private final Running running;
    private final Backbone backbone;
    private final Newsroom planet;
    private final Newsroom gazette;
    private final ServiceProcess negotiation;
    private final ServiceProcess usageLog;
    private final ServiceProcess billing;
    private final List<Part> parts;

    private Stage(Place place, Progress progress, Running running) {
        this.place = place;
        this.progress = progress;
        this.running = running;
        backbone = opened("PostgreSQL and Kafka", Backbone::describe, place.backbone());
        planet = newsroom(Publisher.DAILY_PLANET, 8091);
        gazette = newsroom(Publisher.HARBOUR_GAZETTE, 8092);
        negotiation = launched("negotiation-service", 8080, 9080, Map.of("parley.keys.file", keysFile()));
        usageLog = launched(
                "usage-log-service",
                8081,
                9081,
                Map.of("parley.keys.file", keysFile(), "parley.keys.refresh", KEY_REFRESH.toString()));
        billing = launched("billing-reconciler", 8082, 9082, Map.of());
        awaitReady(negotiation);
        awaitReady(usageLog);
        awaitReady(billing);
        parts = new Parts().of(this);
    }

    /**
     * Starts everything and returns when all of it is ready.
     *
     * @param running is given each part as it starts, and stops them
     * @throws RuntimeException with a message for people when a part does not start
     */
    public static Stage open(Place place, Progress progress, Running running) {
        return new Stage(place, progress, running);
    }

    public Backbone backbone() {
        return backbone;
    }

    public ServiceProcess negotiation() {
        return negotiation;
    }

    public ServiceProcess usageLog() {
        return usageLog;
    }

    public ServiceProcess billing() {
        return billing;
    }

    public Newsroom planet() {
        return planet;
    }

    public Newsroom gazette() {
        return gazette;
    }

    public Key operator() {
        return place.operator();
    }

    /** The API of the negotiation service, {@code path} beginning with a slash. */
    public URI negotiation(String path) {
        return URI.create(negotiation.service().api() + path);
    }

    /** The API of the usage log, {@code path} beginning with a slash. */
    public URI usageLog(String path) {
        return URI.create(usageLog.service().api() + path);
    }

    /** The API of the billing service, {@code path} beginning with a slash. */
    public URI billing(String path) {
        return URI.create(billing.service().api() + path);
    }

    /** A page of an origin as agents ask for it: by its host name, at the gateway. */
    public URI page(String host, String path) {
        return URI.create("http://" + host + ":" + negotiation.service().port() + path);
    }

    /** Starts billing again with a clock that is ahead by {@code offset}. */
    public void moveBillingClock(Duration offset) {
        billing.restart(Map.of("parley.clock.offset", offset.toString()));
        billing.awaitReady(READY_LIMIT);
    }

    /** Starts again what was killed or stopped, and waits until it is ready. */
    public void bringBack(ServiceProcess service) {
        service.restart();
        service.awaitReady(READY_LIMIT);
    }

    /** Everything that runs, and how to find out how it does. */
    public List<Part> parts() {
        return parts;
    }

    private String keysFile() {
        return place.keysFile().toString();
    }

    private Newsroom newsroom(Publisher publisher, int preferredPort) {
        return opened(
                publisher.title() + "'s newsroom",
                newsroom -> newsroom.address().toString(),
                () -> {
                    try {
                        return Newsroom.open(publisher.title(), preferredPort);
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                });
    }

    private <T extends AutoCloseable> T opened(String what, Function<T, String> description, Supplier<T> start) {
        progress.begin(what);
        T started = running.add(start.get());
        progress.done(what, description.apply(started));
        return started;
    }

    private ServiceProcess launched(String module, int port, int managementPort, Map<String, String> more) {
        var service = new ServicePackage(
                module,
                place.root().resolve(Path.of(module, "target", "quarkus-app", "quarkus-run.jar")),
                SERVICE_HEAP_MEGABYTES,
                Ports.freePreferring(port),
                Ports.freePreferring(managementPort),
                place.logs().resolve(module + ".log"));
        return running.add(ServiceProcess.start(service, configuration(module, more)));
    }

    private void awaitReady(ServiceProcess process) {
        String name = process.service().name();
        progress.begin(name);
        process.awaitReady(READY_LIMIT);
        progress.done(name, process.service().api().toString());
    }

    private Map<String, String> configuration(String module, Map<String, String> more) {
        Database database = backbone.database(module.replaceFirst("-.*", ""));
        var configuration = new HashMap<>(Map.of(
                "parley.environment", "development",
                "parley.operator.key", place.operator().value(),
                "parley.kafka.bootstrap-servers", backbone.bootstrapServers(),
                "parley.kafka.replication", "1",
                "parley.kafka.min-insync-replicas", "1",
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password()));
        configuration.putAll(more);
        configuration.putAll(place.settings());
        return configuration;
    }
}
