package dev.parley.shipper.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The file that is written now, and the older ones beside it under the names that logrotate and Caddy give them. */
final class LogFolder {
    private final LogFile current;
    private final Path folder;
    private final Pattern rotatedName;
    private final Consumer<Path> damaged;

    /** @param damaged is told of an archive that cannot be unpacked, each time that this is seen */
    LogFolder(Path log, Consumer<Path> damaged) {
        Path absolute = log.toAbsolutePath().normalize();
        this.current = new LogFile(absolute, damaged);
        this.damaged = damaged;
        this.folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        this.rotatedName = rotatedName(current.name());
    }

    LogFile current() {
        return current;
    }

    /** The older files, the oldest first. */
    List<LogFile> rotated() throws IOException {
        List<LogFile> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.map(file -> new LogFile(file, damaged))
                    .filter(file -> rotatedName.matcher(file.name()).matches() && file.exists())
                    .toList();
        }
        Set<String> names = found.stream().map(LogFile::name).collect(Collectors.toSet());
        var dated = new ArrayList<Dated>();
        for (LogFile file : found) {
            boolean halfPacked = file.isPacked() && names.contains(file.name().replaceFirst("\\.gz$", ""));
            if (!halfPacked) {
                dated.add(new Dated(file, file.modified()));
            }
        }
        return dated.stream().sorted(Dated.ORDER).map(Dated::file).toList();
    }

    private record Dated(LogFile file, Instant modified) {
        private static final Comparator<Dated> ORDER = Comparator.comparing(Dated::modified)
                .thenComparing(dated -> dated.file().name());
    }

    /** {@code access.log.1}, {@code access.log-20261120.gz}, {@code access-20261120.log}, {@code access-2026-11-20T16-19-38.192.log}. */
    private static Pattern rotatedName(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        String extension = dot <= 0 ? "" : name.substring(dot);
        return Pattern.compile("(?:%s|%s)[.-]\\d[\\dT.-]*?(?:%s)?(?:\\.gz)?"
                .formatted(Pattern.quote(name), Pattern.quote(stem), Pattern.quote(extension)));
    }
}
