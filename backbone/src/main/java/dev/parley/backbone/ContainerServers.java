package dev.parley.backbone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.TestcontainersConfiguration;

/** PostgreSQL and Kafka in throw-away containers; an outage is a paused container, so that its address stays. */
final class ContainerServers implements Servers {
    private static final Logger LOG = LoggerFactory.getLogger(ContainerServers.class);
    private static final String POSTGRES_IMAGE = "postgres:18-alpine";
    private static final String KAFKA_IMAGE = "apache/kafka:4.1.1";
    private static final String REAPER_IMAGE = "testcontainers/ryuk:0.13.0";

    private final PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE);
    private final KafkaContainer kafka =
            new KafkaContainer(KAFKA_IMAGE).withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");

    private ContainerServers() {}

    /** Empty when there is no engine, when it lacks an image, or when it does not bring the containers up. */
    static Optional<Servers> startIfPossible() {
        return DockerEngine.find().filter(engine -> engine.has(images())).flatMap(engine -> start());
    }

    private static Optional<Servers> start() {
        var servers = new ContainerServers();
        try {
            servers.postgres.start();
            servers.kafka.start();
            return Optional.of(servers);
        } catch (RuntimeException failure) {
            servers.close();
            LOG.warn("Docker answers but did not start the containers; using embedded servers: {}", failure.toString());
            return Optional.empty();
        }
    }

    private static List<String> images() {
        var images = new ArrayList<>(List.of(POSTGRES_IMAGE, KAFKA_IMAGE));
        if (!Boolean.parseBoolean(System.getenv("TESTCONTAINERS_RYUK_DISABLED"))) {
            images.add(TestcontainersConfiguration.getInstance()
                    .getEnvVarOrProperty("ryuk.container.image", REAPER_IMAGE));
        }
        return images;
    }

    @Override
    public DatabaseServer databaseServer() {
        return new DatabaseServer(
                postgres.getHost() + ":" + postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
                postgres.getUsername(),
                postgres.getPassword());
    }

    @Override
    public String bootstrapServers() {
        return kafka.getBootstrapServers();
    }

    @Override
    public String describe() {
        return "PostgreSQL in Docker at %s, Kafka in Docker at %s"
                .formatted(databaseServer().address(), bootstrapServers());
    }

    @Override
    public void stopBroker() {
        pause(kafka);
    }

    @Override
    public void startBroker() {
        resume(kafka);
    }

    @Override
    public void stopDatabaseServer() {
        pause(postgres);
    }

    @Override
    public void startDatabaseServer() {
        resume(postgres);
    }

    @Override
    public void close() {
        kafka.stop();
        postgres.stop();
    }

    private static void pause(GenericContainer<?> container) {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    private static void resume(GenericContainer<?> container) {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }
}
