package dev.parley.standalone.stage;

import dev.parley.backbone.Backbone;
import dev.parley.standalone.http.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Where a run of Parley finds its packages and leaves its files.
 *
 * @param root of the repository, where the modules are
 * @param home of this run's own files
 * @param logs one file for each service
 * @param operator the bootstrap key of the operator
 * @param settings that every service gets besides the usual ones
 */
public record Place(
        Path root, Path home, Path logs, Key operator, Map<String, String> settings, Supplier<Backbone> backbone) {
    private static final String OPERATOR = "OPERATOR";

    /** Everything is kept in {@code home} and found again by the next run. */
    public static Place kept(Path root, Path home) {
        Path logs = home.resolve("logs");
        clear(logs);
        return new Place(
                root, home, logs, keptOperator(home), Map.of(), () -> Backbone.persistent(home.resolve("data")));
    }

    /** PostgreSQL and Kafka are new, and their data is gone afterwards; the logs stay in {@code home}. */
    public static Place throwAway(Path root, Path home) {
        Path logs = home.resolve("logs");
        clear(logs);
        delete(home.resolve("keys.json"));
        return new Place(root, home, logs, new Key(OPERATOR, newKey()), Map.of(), Backbone::temporary);
    }

    /** The same with settings for every service. */
    public Place with(Map<String, String> more) {
        return new Place(root, home, logs, operator, Map.copyOf(more), backbone);
    }

    Path keysFile() {
        return home.resolve("keys.json");
    }

    private static Key keptOperator(Path home) {
        Path file = home.resolve("operator.key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(home);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, newKey());
            }
            return new Key(OPERATOR, Files.readString(file).strip());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String newKey() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return "parley_op_"
                + new String(Base64.getUrlEncoder().withoutPadding().encode(random), StandardCharsets.US_ASCII);
    }

    private static void clear(Path logs) {
        delete(logs.resolve("negotiation-service.log"));
        delete(logs.resolve("usage-log-service.log"));
        delete(logs.resolve("billing-reconciler.log"));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
