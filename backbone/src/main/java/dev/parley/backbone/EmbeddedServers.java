package dev.parley.backbone;

/** PostgreSQL as a child process and a KRaft broker inside this JVM. */
final class EmbeddedServers implements Servers {
    private final HomeDirectory home;
    private final OrphanGuard guard;
    private final EmbeddedPostgresServer postgres;
    private final KraftBroker broker;

    private EmbeddedServers(HomeDirectory home, Ports listening, Ports announced) {
        this.home = home;
        this.guard = OrphanGuard.of(home);
        this.postgres = new EmbeddedPostgresServer(home, listening.postgres(), announced.postgres());
        this.broker = new KraftBroker(home.kafka(), listening.kafka(), announced.kafka());
    }

    static EmbeddedServers start(HomeDirectory home, Ports preferred) {
        var ports = new Ports(Ports.freePreferring(preferred.postgres()), Ports.freePreferring(preferred.kafka()));
        return start(home, ports, ports);
    }

    /** @param announced where clients are told to come, which may be what stands in between */
    static EmbeddedServers start(HomeDirectory home, Ports listening, Ports announced) {
        var servers = new EmbeddedServers(home, listening, announced);
        try {
            servers.startBoth();
            return servers;
        } catch (RuntimeException failure) {
            servers.close();
            throw failure;
        }
    }

    /** Side by side: each spends most of its start waiting. */
    private void startBoth() {
        Thread.Builder.OfPlatform starter = Thread.ofPlatform().name("parley-broker-start");
        var brokerFailure = new BackboneException[1];
        Thread brokerStart = starter.start(() -> {
            try {
                broker.start();
            } catch (BackboneException failure) {
                brokerFailure[0] = failure;
            }
        });
        try {
            postgres.start();
        } finally {
            joinUninterruptibly(brokerStart);
        }
        if (brokerFailure[0] != null) {
            throw brokerFailure[0];
        }
    }

    @Override
    public DatabaseServer databaseServer() {
        return postgres.server();
    }

    @Override
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    @Override
    public String describe() {
        return "embedded PostgreSQL on port %d, embedded Kafka on port %d".formatted(postgres.port(), broker.port());
    }

    @Override
    public void stopBroker() {
        broker.stop();
    }

    @Override
    public void startBroker() {
        broker.start();
    }

    @Override
    public void stopDatabaseServer() {
        postgres.stop();
    }

    @Override
    public void startDatabaseServer() {
        postgres.start();
    }

    @Override
    public synchronized void close() {
        try (home;
                guard) {
            broker.stop();
            postgres.stop();
        }
    }

    private static void joinUninterruptibly(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException interruption) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
