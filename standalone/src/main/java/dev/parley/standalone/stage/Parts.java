package dev.parley.standalone.stage;

import dev.parley.backbone.Database;
import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Http;
import dev.parley.standalone.http.Reply;
import dev.parley.standalone.newsroom.Newsroom;
import dev.parley.standalone.process.ServiceProcess;
import dev.parley.standalone.stage.Part.State;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** The parts of a stage, each with the question that tells how it does. */
final class Parts {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String PATIENCE_SECONDS = Long.toString(PATIENCE.toSeconds());
    private static final State NO_ANSWER = new State(false, "does not answer");

    private final Http http = new Http(PATIENCE);

    /** One for PostgreSQL, one for Kafka, one for each service and for each newsroom. */
    List<Part> of(Stage stage) {
        Database database = stage.backbone().database("negotiation");
        String bootstrap = stage.backbone().bootstrapServers();
        return List.of(
                new Part("PostgreSQL", "rows", hostOf(database.jdbcUrl()), () -> postgres(database)),
                new Part("Kafka", "events", bootstrap, () -> kafka(bootstrap)),
                service(stage.negotiation(), "decides"),
                service(stage.usageLog(), "logs use"),
                service(stage.billing(), "counts and invoices"),
                newsroom(Publisher.DAILY_PLANET, stage.planet()),
                newsroom(Publisher.HARBOUR_GAZETTE, stage.gazette()));
    }

    private static Part service(ServiceProcess process, String what) {
        return new Part(process.service().name(), what, process.service().api().getAuthority(), () -> state(process));
    }

    private Part newsroom(Publisher publisher, Newsroom newsroom) {
        return new Part(
                publisher.title(),
                "an origin",
                newsroom.address().getAuthority(),
                () -> answers(Call.get(newsroom.address().resolve("/"))));
    }

    private static State state(ServiceProcess process) {
        if (!process.isAlive()) {
            return new State(false, "has ended");
        }
        Optional<Reply> readiness = process.readiness();
        if (readiness.isEmpty()) {
            return NO_ANSWER;
        }
        Reply reply = readiness.get();
        return reply.status() == 200 ? new State(true, "ready") : new State(false, "not ready: " + checksDown(reply));
    }

    private static String checksDown(Reply reply) {
        return StreamSupport.stream(reply.json().path("checks").spliterator(), false)
                .filter(check -> !check.path("status").asText().equals("UP"))
                .map(check -> check.path("name").asText())
                .collect(Collectors.joining(", "));
    }

    private State answers(Call call) {
        try {
            return http.send(call).status() == 200 ? new State(true, "answers") : new State(false, "fails");
        } catch (UncheckedIOException noAnswer) {
            return NO_ANSWER;
        }
    }

    private static State postgres(Database database) {
        var properties = new Properties();
        properties.setProperty("user", database.user());
        properties.setProperty("password", database.password());
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        properties.setProperty("socketTimeout", PATIENCE_SECONDS);
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), properties);
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            return new State(true, "answers");
        } catch (SQLException noAnswer) {
            return NO_ANSWER;
        }
    }

    private static State kafka(String bootstrap) {
        int millis = Math.toIntExact(PATIENCE.toMillis());
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "request.timeout.ms", millis, "default.api.timeout.ms", millis);
        try (Admin admin = Admin.create(settings)) {
            int brokers = admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis))
                    .nodes()
                    .get(millis, TimeUnit.MILLISECONDS)
                    .size();
            return new State(true, brokers == 1 ? "one broker answers" : brokers + " brokers answer");
        } catch (ExecutionException | TimeoutException noAnswer) {
            return NO_ANSWER;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    private static String hostOf(String jdbcUrl) {
        return jdbcUrl.replaceFirst("^jdbc:postgresql://", "").replaceFirst("/.*", "");
    }
}
