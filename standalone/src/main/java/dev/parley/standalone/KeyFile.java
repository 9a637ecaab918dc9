package dev.parley.standalone;

import dev.parley.standalone.http.Key;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keys as lines that a shell can read, for their owner's eyes. */
record KeyFile(Path path) {

    /** Empty when there is no file yet. */
    Map<String, String> read() {
        if (!Files.exists(path)) {
            return Map.of();
        }
        try {
            return Files.readAllLines(path).stream()
                    .filter(line -> line.contains("="))
                    .collect(Collectors.toMap(
                            line -> line.substring(0, line.indexOf('=')),
                            line -> line.substring(line.indexOf('=') + 1)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void write(List<Key> keys) {
        try {
            if (!Files.exists(path)) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(
                    path,
                    keys.stream().map(key -> key.variable() + "=" + key.value()).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
