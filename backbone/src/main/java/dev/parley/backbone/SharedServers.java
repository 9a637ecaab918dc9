package dev.parley.backbone;

import java.util.Properties;
import java.util.function.Supplier;

/**
 * Servers that somebody else in this JVM started and ends.
 *
 * <p>Their address travels in system properties and not in a static field: a test framework may load this class more than
 * once in the same JVM, and one backbone must do for all of them.
 */
record SharedServers(DatabaseServer databaseServer, String bootstrapServers, String describe) implements Servers {
    private static final String PREFIX = "parley.backbone.shared.";
    private static final String BOOTSTRAP_SERVERS = PREFIX + "bootstrap-servers";

    static SharedServers attach(Supplier<Backbone> starter) {
        Properties properties = System.getProperties();
        // A constant is one object in the whole JVM, whoever loaded the class. Not the properties themselves: the
        // broker's start reads them from threads of its own.
        synchronized (PREFIX) {
            if (!properties.containsKey(BOOTSTRAP_SERVERS)) {
                // Never closed: the guard ends embedded servers with the JVM, Testcontainers its own.
                publish(starter.get().servers(), properties);
            }
            return new SharedServers(
                    new DatabaseServer(
                            properties.getProperty(PREFIX + "postgres"),
                            properties.getProperty(PREFIX + "superuser"),
                            properties.getProperty(PREFIX + "password")),
                    properties.getProperty(BOOTSTRAP_SERVERS),
                    properties.getProperty(PREFIX + "description"));
        }
    }

    private static void publish(Servers servers, Properties properties) {
        properties.setProperty(PREFIX + "postgres", servers.databaseServer().address());
        properties.setProperty(PREFIX + "superuser", servers.databaseServer().superuser());
        properties.setProperty(PREFIX + "password", servers.databaseServer().password());
        properties.setProperty(PREFIX + "description", servers.describe());
        properties.setProperty(BOOTSTRAP_SERVERS, servers.bootstrapServers());
    }

    @Override
    public void stopBroker() {
        throw notYours();
    }

    @Override
    public void startBroker() {
        throw notYours();
    }

    @Override
    public void stopDatabaseServer() {
        throw notYours();
    }

    @Override
    public void startDatabaseServer() {
        throw notYours();
    }

    @Override
    public void close() {
        // Others still use them.
    }

    private static UnsupportedOperationException notYours() {
        return new UnsupportedOperationException("Others use the shared backbone; play an outage on a temporary one");
    }
}
