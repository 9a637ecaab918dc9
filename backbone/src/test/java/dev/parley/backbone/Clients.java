package dev.parley.backbone;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The few things that these tests ask of PostgreSQL and Kafka, through their own clients. */
final class Clients {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Clients() {}

    static String ask(Database database, String query) throws SQLException {
        try (Connection connection = connect(database, database.owner());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            if (!result.next()) {
                throw new AssertionError("No row: " + query);
            }
            return String.valueOf(result.getString(1));
        }
    }

    static void execute(Database database, String sql) throws SQLException {
        execute(database, database.owner(), sql);
    }

    static void execute(Database database, Database.Login login, String sql) throws SQLException {
        try (Connection connection = connect(database, login);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static void createTopic(Backbone backbone, String topic, int partitions) throws Exception {
        try (Admin admin = admin(backbone)) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    static Map<String, TopicDescription> describeTopic(Backbone backbone, String topic) throws Exception {
        try (Admin admin = admin(backbone)) {
            return admin.describeTopics(List.of(topic)).allTopicNames().get();
        }
    }

    static void sendInTransaction(Backbone backbone, String topic, String... values) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                backbone.bootstrapServers(),
                "transactional.id",
                "writer-of-" + topic,
                "acks",
                "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value, value));
            }
            producer.commitTransaction();
        }
    }

    static List<String> readCommitted(Backbone backbone, String topic, int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                backbone.bootstrapServers(),
                "group.id",
                "reader-of-" + topic,
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var values = new ArrayList<String>();
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static Admin admin(Backbone backbone) {
        return Admin.create(Map.of("bootstrap.servers", backbone.bootstrapServers()));
    }

    private static Connection connect(Database database, Database.Login login) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), login.user(), login.password());
    }
}
