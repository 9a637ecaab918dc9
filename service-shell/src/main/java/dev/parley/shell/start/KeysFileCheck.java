package dev.parley.shell.start;

import dev.parley.shell.config.Environment;
import dev.parley.shell.config.StartupCheck;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whoever has the keys can make response ids and agreements. Services without a key ring have nothing to check. */
@Singleton
public class KeysFileCheck implements StartupCheck {
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private final Optional<Path> file;

    public KeysFileCheck(@ConfigProperty(name = "parley.keys.file") Optional<Path> file) {
        this.file = file;
    }

    @Override
    public List<String> unsafe(Environment environment) {
        return environment == Environment.PRODUCTION
                ? file.map(KeysFileCheck::unsafe).orElse(List.of())
                : List.of();
    }

    private static List<String> unsafe(Path file) {
        if (Files.notExists(file)) {
            return List.of(
                    "parley.keys.file must exist in production: nodes share their keys, and " + file + " is not there");
        }
        return isOpenToOthers(file)
                ? List.of("parley.keys.file must be closed to other users in production: chmod o-rwx " + file)
                : List.of();
    }

    private static boolean isOpenToOthers(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains);
        } catch (UnsupportedOperationException | IOException unknown) {
            // A file system without such permissions; a file that cannot be read at all is told by who reads it.
            return false;
        }
    }
}
