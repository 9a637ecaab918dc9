package dev.parley.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where embedded servers keep their files; locked, so that one process at a time has it. */
final class HomeDirectory implements AutoCloseable {
    private final Path root;
    private final boolean throwAway;
    private final FileChannel lock;

    private HomeDirectory(Path root, boolean throwAway) {
        this.root = root.toAbsolutePath().normalize();
        this.throwAway = throwAway;
        this.lock = lock(this.root);
    }

    static HomeDirectory kept(Path root) {
        return new HomeDirectory(root, false);
    }

    static HomeDirectory throwAway(Path root) {
        return new HomeDirectory(root, true);
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path postgresLog() {
        return root.resolve("postgres.log");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    boolean isThrowAway() {
        return throwAway;
    }

    @Override
    public void close() {
        try {
            lock.close();
            if (throwAway) {
                delete(root);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static FileChannel lock(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel =
                    FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new BackboneException("Another Parley uses " + root + "; stop it first");
            }
            return channel;
        } catch (IOException failure) {
            throw new BackboneException("Cannot use the directory " + root, failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
