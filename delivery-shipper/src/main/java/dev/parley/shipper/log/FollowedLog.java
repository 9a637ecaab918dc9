package dev.parley.shipper.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A log that somebody else writes, rotates, truncates or packs at any moment. It remembers nothing: each look finds the
 * file of its position anew, so that a start and a rotation are the same case.
 */
public final class FollowedLog {
    /** Of one look, in bytes. A line that is longer is cut into pieces that nobody can read. */
    static final int LIMIT = 512 * 1024;

    private final LogFolder folder;
    private final Duration settling;
    private final InstantSource clock;

    /**
     * @param settling how long a file that was rotated away must have been left alone to count as finished
     * @param damaged is told of an archive that cannot be unpacked, each time that this is seen
     */
    public FollowedLog(Path log, Duration settling, InstantSource clock, Consumer<Path> damaged) {
        this.folder = new LogFolder(log, damaged);
        this.settling = settling;
        this.clock = clock;
    }

    /** What follows {@code from}, which is behind everything that was taken; without it, from the log's beginning on. */
    public Look look(Optional<Position> from) throws IOException {
        try {
            return lookAt(from);
        } catch (NoSuchFileException rotatedMeanwhile) {
            return new Look.Nothing();
        }
    }

    private Look lookAt(Optional<Position> from) throws IOException {
        LogFile current = folder.current();
        if (from.isEmpty()) {
            return current.exists() ? new Look.Turn(beginningOf(current)) : new Look.Missing();
        }
        Position position = from.get();
        if (position.file().length() == 0) {
            // Nothing tells an empty file from one that was filled, copied and truncated since.
            Optional<LogFile> unread = firstChangedSince(position.at());
            if (unread.isPresent()) {
                return new Look.Turn(beginningOf(unread.get()));
            }
        }
        if (current.exists() && current.holds(position)) {
            return read(current, position);
        }
        for (LogFile rotated : folder.rotated()) {
            if (rotated.holds(position)) {
                return finish(rotated, position);
            }
        }
        return searchAgain(position);
    }

    private Look read(LogFile file, Position position) throws IOException {
        Instant othersReadUpTo = othersReadUpTo(file);
        FilePrint print = file.print();
        byte[] bytes = file.bytesAt(position.offset(), LIMIT);
        // Truncated in between: print and bytes may be another text's. The next look finds the copy.
        if (!file.holds(position)) {
            return new Look.Nothing();
        }
        int end = endOfLastLine(bytes);
        if (end == 0 && bytes.length < LIMIT) {
            return new Look.Nothing();
        }
        int taken = end == 0 ? bytes.length : end;
        Position next = new Position(print, position.offset() + taken, othersReadUpTo);
        return new Look.Lines(lines(file, position, bytes, taken), next);
    }

    /** Reads what is left of a file that was rotated away, then goes on to the next. */
    private Look finish(LogFile file, Position position) throws IOException {
        Look look = read(file, position);
        if (look instanceof Look.Lines) {
            return look;
        }
        if (isStillWritten(file)) {
            return new Look.Settling();
        }
        byte[] cutOff = file.bytesAt(position.offset(), LIMIT);
        if (cutOff.length == 0) {
            return turnFrom(file);
        }
        Position end = new Position(position.file(), position.offset() + cutOff.length, position.at());
        return new Look.Lines(lines(file, position, cutOff, cutOff.length), end);
    }

    private Look turnFrom(LogFile finished) throws IOException {
        List<LogFile> rotated = folder.rotated();
        if (!rotated.contains(finished)) {
            // Renamed once more meanwhile.
            return new Look.Nothing();
        }
        for (LogFile later : rotated.subList(rotated.indexOf(finished) + 1, rotated.size())) {
            if (later.holdsSomething()) {
                return new Look.Turn(beginningOf(later));
            }
            if (isStillWritten(later)) {
                return new Look.Settling();
            }
        }
        LogFile current = folder.current();
        return current.exists() ? new Look.Turn(beginningOf(current)) : new Look.Nothing();
    }

    /** Rather reads again what was taken already, which does no harm, than misses what was not. */
    private Look searchAgain(Position position) throws IOException {
        Optional<LogFile> unread = firstChangedSince(position.at());
        if (unread.isPresent()) {
            return new Look.Gone(beginningOf(unread.get()));
        }
        LogFile current = folder.current();
        return current.exists() ? new Look.Gone(beginningOf(current)) : new Look.Missing();
    }

    /** Among the older files that hold something. */
    private Optional<LogFile> firstChangedSince(Instant time) throws IOException {
        for (LogFile rotated : folder.rotated()) {
            if (!rotated.modified().isBefore(time) && rotated.holdsSomething()) {
                return Optional.of(rotated);
            }
        }
        return Optional.empty();
    }

    private boolean isStillWritten(LogFile file) throws IOException {
        return !file.isPacked() && file.modified().plus(settling).isAfter(clock.instant());
    }

    private Position beginningOf(LogFile file) throws IOException {
        Instant othersReadUpTo = othersReadUpTo(file);
        return new Position(file.print(), 0, othersReadUpTo);
    }

    /** Every other file that was written before is read; a file that was rotated away may be followed by unread ones. */
    private Instant othersReadUpTo(LogFile file) throws IOException {
        Instant time = file.equals(folder.current()) ? clock.instant() : file.modified();
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private static List<LogLine> lines(LogFile file, Position position, byte[] bytes, int end) {
        var lines = new ArrayList<LogLine>();
        int start = 0;
        for (int i = 0; i < end; i++) {
            boolean last = i == end - 1;
            if (bytes[i] == '\n' || last) {
                int length = (bytes[i] == '\n' ? i : i + 1) - start;
                lines.add(new LogLine(file.name(), position.offset() + start, new String(bytes, start, length, UTF_8)));
                start = i + 1;
            }
        }
        return lines;
    }

    /** 0 when no line ends. */
    private static int endOfLastLine(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
