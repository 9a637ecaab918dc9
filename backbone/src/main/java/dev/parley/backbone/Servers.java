package dev.parley.backbone;

/** One PostgreSQL and one Kafka broker, of whatever kind, for as long as they run. */
sealed interface Servers extends AutoCloseable permits EmbeddedServers, ContainerServers, SharedServers {

    DatabaseServer databaseServer();

    String bootstrapServers();

    String describe();

    void stopBroker();

    void startBroker();

    void stopDatabaseServer();

    void startDatabaseServer();

    @Override
    void close();
}
