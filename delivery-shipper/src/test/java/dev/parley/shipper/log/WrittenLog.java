package dev.parley.shipper.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A log as a proxy and logrotate treat it, and a reader of it that is started anew for each look. */
final class WrittenLog {
    private final Path folder;
    private final Path current;
    private final Duration settling;
    private final PositionFile memory;
    private final List<String> written = new ArrayList<>();
    private final List<String> read = new ArrayList<>();
    private final List<Path> damaged = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T16:00:00Z");
    private boolean isHalfWritten;
    private int rotations;
    private @Nullable Path newest;

    WrittenLog(Path folder) {
        this(folder, 0);
    }

    WrittenLog(Path folder, int settlingSeconds) {
        this.folder = folder;
        this.current = folder.resolve("access.log");
        this.settling = Duration.ofSeconds(settlingSeconds);
        this.memory = new PositionFile(folder.resolve("access.log.position"));
    }

    Path current() {
        return current;
    }

    List<String> written() {
        return written;
    }

    List<String> read() {
        return read;
    }

    /** The archives that could not be unpacked, as often as it was said. */
    List<Path> damaged() {
        return damaged;
    }

    void passSeconds(int seconds) {
        now = now.plusSeconds(seconds);
    }

    void writeLines(int count) throws IOException {
        finishTheLine();
        for (int i = 0; i < count; i++) {
            String line = "line " + written.size();
            written.add(line);
            append(line + "\n");
        }
    }

    void writeHalfALine() throws IOException {
        finishTheLine();
        String line = "line " + written.size() + " in halves";
        written.add(line);
        append(line.substring(0, 8));
        isHalfWritten = true;
    }

    private void finishTheLine() throws IOException {
        if (isHalfWritten) {
            isHalfWritten = false;
            append(written.getLast().substring(8) + "\n");
        }
    }

    void append(String text) throws IOException {
        appendTo(current, text);
    }

    void appendTo(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        touch(file);
    }

    Path rename() throws IOException {
        Path old = nextName();
        begin();
        Files.move(current, old);
        begin();
        newest = old;
        return old;
    }

    void copyAndTruncate() throws IOException {
        Path copy = nextName();
        begin();
        Files.copy(current, copy);
        touch(copy);
        Files.writeString(current, "", StandardOpenOption.TRUNCATE_EXISTING);
        touch(current);
        newest = copy;
    }

    /** As gzip does: with the time of the original. */
    void packTheNewest() throws IOException {
        Path plain = newest;
        if (plain == null) {
            return;
        }
        Path packed = plain.resolveSibling(plain.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(plain, out);
        }
        Files.setLastModifiedTime(packed, Files.getLastModifiedTime(plain));
        Files.delete(plain);
        newest = null;
    }

    Look look() throws IOException {
        now = now.plusMillis(1);
        Instant moment = now;
        Look look = new FollowedLog(current, settling, () -> moment, damaged::add).look(memory.load());
        switch (look) {
            case Look.Lines lines -> {
                lines.lines().forEach(line -> read.add(line.text()));
                memory.store(lines.end());
            }
            case Look.Turn turn -> memory.store(turn.next());
            case Look.Gone gone -> memory.store(gone.next());
            case Look.Nothing nothing -> {}
            case Look.Settling settling -> {}
            case Look.Missing missing -> {}
        }
        return look;
    }

    void readAll() throws IOException {
        Look look = look();
        while (look instanceof Look.Lines || look instanceof Look.Turn || look instanceof Look.Gone) {
            look = look();
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void begin() throws IOException {
        finishTheLine();
        if (!Files.exists(current)) {
            append("");
        }
    }

    private Path nextName() {
        rotations++;
        return folder.resolve("access.log-%04d".formatted(rotations));
    }

    private void touch(Path file) throws IOException {
        now = now.plusMillis(1);
        Files.setLastModifiedTime(file, FileTime.from(now));
    }
}
