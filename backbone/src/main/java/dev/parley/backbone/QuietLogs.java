package dev.parley.backbone;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what the servers and their clients say about themselves to what is wrong, wherever logs end in java.util.logging. */
final class QuietLogs {
    /** A broker that starts, stops and restarts alone warns about each of its own steps. */
    private static final Map<String, Level> LEVELS = Map.of(
            "kafka", Level.SEVERE,
            "org.apache.kafka", Level.SEVERE,
            "state.change.logger", Level.SEVERE,
            "io.zonky", Level.WARNING,
            "org.testcontainers", Level.WARNING,
            "tc", Level.WARNING);

    /** Held for ever: java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<Logger> LOGGERS =
            LEVELS.keySet().stream().map(Logger::getLogger).toList();

    private QuietLogs() {}

    static void apply() {
        LOGGERS.forEach(logger -> logger.setLevel(LEVELS.get(logger.getName())));
    }
}
