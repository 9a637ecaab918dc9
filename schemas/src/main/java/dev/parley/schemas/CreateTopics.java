package dev.parley.schemas;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * Makes every topic exist, as a step of its own before the services start. Takes the environment variables that the
 * services take: {@code PARLEY_KAFKA_BOOTSTRAP_SERVERS}, {@code PARLEY_KAFKA_REPLICATION} (3 where it is missing),
 * {@code PARLEY_KAFKA_MIN_INSYNC_REPLICAS} (2), and for each other setting of Kafka's clients, such as
 * {@code security.protocol}, one like {@code PARLEY_KAFKA_CLIENT__SECURITY_PROTOCOL_}.
 */
public final class CreateTopics {
    private static final String CLIENT_SETTING = "PARLEY_KAFKA_CLIENT__";
    private static final String END_OF_SETTING = "_";

    private CreateTopics() {}

    public static void main(String[] arguments) {
        withEnvironment(System.getenv());
    }

    /**
     * @throws IllegalArgumentException if a variable is missing or not what it must be; the message names it
     * @see TopicSetup#ensure(Map, int, int)
     */
    static void withEnvironment(Map<String, String> environment) {
        TopicSetup.ensure(
                connection(environment),
                number(environment, "PARLEY_KAFKA_REPLICATION", 3),
                number(environment, "PARLEY_KAFKA_MIN_INSYNC_REPLICAS", 2));
    }

    static Map<String, Object> connection(Map<String, String> environment) {
        String servers = environment.get("PARLEY_KAFKA_BOOTSTRAP_SERVERS");
        if (servers == null || servers.isBlank()) {
            throw new IllegalArgumentException("PARLEY_KAFKA_BOOTSTRAP_SERVERS must name brokers, host:port");
        }
        var connection = new HashMap<String, Object>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(CLIENT_SETTING) && variable.endsWith(END_OF_SETTING)) {
                connection.put(setting(variable), value);
            }
        });
        connection.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers);
        return connection;
    }

    /** Two underscores and one stand for the quotes, as in {@code parley.kafka.client."security.protocol"}. */
    private static String setting(String variable) {
        return variable.substring(CLIENT_SETTING.length(), variable.length() - END_OF_SETTING.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '.');
    }

    private static int number(Map<String, String> environment, String variable, int otherwise) {
        String value = environment.get(variable);
        try {
            return value == null ? otherwise : Integer.parseInt(value.strip());
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(variable + " must be a number, and is: " + value, notANumber);
        }
    }
}
