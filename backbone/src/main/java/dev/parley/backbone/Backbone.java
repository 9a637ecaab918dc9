package dev.parley.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A running PostgreSQL and a running Kafka broker, real ones, for tests and for one machine.
 *
 * <p>A throw-away backbone uses Docker when an engine answers within seconds and already has the images; otherwise, and
 * always when its data is kept, both servers are embedded. Kept data would be lost to the other kind on the day on which
 * Docker comes or goes.
 *
 * <p>Both servers listen on the loopback address only and trust whoever reaches them there. Topics are never created by
 * accident: what a program needs, it creates.
 */
public final class Backbone implements AutoCloseable {
    private final Servers servers;

    private Backbone(Servers servers) {
        this.servers = servers;
    }

    /**
     * Starts servers on free ports whose data is gone when they are closed, or when this JVM ends in whatever way.
     *
     * @throws BackboneException if a server does not start
     */
    public static Backbone temporary() {
        QuietLogs.apply();
        return new Backbone(ContainerServers.startIfPossible().orElseGet(Backbone::embeddedInTemporaryDirectory));
    }

    /**
     * Starts embedded servers like those of {@link #temporary()} that tell everybody to come by other ports, for whoever
     * wants to stand in between.
     *
     * @param listening where the servers are
     * @param announced what the addresses say that this backbone gives, and what the broker tells its clients
     */
    public static Backbone temporary(Ports listening, Ports announced) {
        QuietLogs.apply();
        return new Backbone(EmbeddedServers.start(throwAwayDirectory(), listening, announced));
    }

    /**
     * Starts servers whose data stays in {@code directory}, on the ports of {@link Ports#USUAL} where those are free.
     *
     * @throws BackboneException if a server does not start, or another process uses the directory
     */
    public static Backbone persistent(Path directory) {
        return persistent(directory, Ports.USUAL);
    }

    /** Like {@link #persistent(Path)}, on {@code preferred} ports where those are free. */
    public static Backbone persistent(Path directory, Ports preferred) {
        QuietLogs.apply();
        return new Backbone(EmbeddedServers.start(HomeDirectory.kept(directory), preferred));
    }

    /**
     * The throw-away backbone of this JVM, started by whoever asks first. It lives as long as the JVM and ends with it;
     * closing what is returned does nothing.
     */
    public static Backbone shared() {
        return new Backbone(SharedServers.attach(Backbone::temporary));
    }

    /** Where Kafka clients connect, {@code host:port}. */
    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    /**
     * The database of this name, created with its two roles when it is asked for the first time.
     *
     * @param name lower-case letters, digits and underscores, beginning with a letter, at most 50
     */
    public Database database(String name) {
        return servers.databaseServer().database(name);
    }

    /** One line for people: which kind of server listens where. */
    public String describe() {
        return servers.describe();
    }

    /** Takes the broker away, as an outage would; clients find it at the same address after {@link #startBroker()}. */
    public void stopBroker() {
        servers.stopBroker();
    }

    /** Brings the broker back with its records. */
    public void startBroker() {
        servers.startBroker();
    }

    /** Takes PostgreSQL away, as an outage would; it is at the same address after {@link #startDatabaseServer()}. */
    public void stopDatabaseServer() {
        servers.stopDatabaseServer();
    }

    /** Brings PostgreSQL back with its rows. */
    public void startDatabaseServer() {
        servers.startDatabaseServer();
    }

    @Override
    public void close() {
        servers.close();
    }

    Servers servers() {
        return servers;
    }

    private static Servers embeddedInTemporaryDirectory() {
        return EmbeddedServers.start(throwAwayDirectory(), Ports.ANY);
    }

    private static HomeDirectory throwAwayDirectory() {
        try {
            return HomeDirectory.throwAway(Files.createTempDirectory("parley-backbone-"));
        } catch (IOException failure) {
            throw new BackboneException("No temporary directory for PostgreSQL and Kafka", failure);
        }
    }
}
