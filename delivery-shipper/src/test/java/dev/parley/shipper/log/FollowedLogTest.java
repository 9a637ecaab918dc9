package dev.parley.shipper.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line once and in order, whatever is done to the file. */
class FollowedLogTest {

    /** What happens to a log, and to who reads it. */
    private enum Event {
        LINES,
        HALF_A_LINE,
        RENAMED,
        COPIED_AND_TRUNCATED,
        PACKED,
        LOOK,
        READ_ALL
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        return Arbitraries.of(Event.class).list().ofMaxSize(40);
    }

    @Property(tries = 1000)
    void takesEveryLineOnceAndInOrder(@ForAll("histories") List<Event> history) throws Exception {
        Path folder = Files.createTempDirectory("followed");
        try {
            var log = new WrittenLog(folder);
            log.append("");
            log.look();
            for (Event event : history) {
                switch (event) {
                    case LINES -> log.writeLines(3);
                    case HALF_A_LINE -> log.writeHalfALine();
                    case RENAMED -> log.rename();
                    case COPIED_AND_TRUNCATED -> log.copyAndTruncate();
                    case PACKED -> log.packTheNewest();
                    case LOOK -> log.look();
                    case READ_ALL -> log.readAll();
                }
            }
            log.writeLines(1);
            log.readAll();

            assertThat(log.read()).isEqualTo(log.written());
        } finally {
            WrittenLog.remove(folder);
        }
    }

    @Test
    void waitsForTheRestOfAHalfWrittenLine(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);
        log.append("whole\nha");

        log.readAll();
        assertThat(log.read()).containsExactly("whole");

        log.append("lf\n");
        log.readAll();
        assertThat(log.read()).containsExactly("whole", "half");
    }

    @Test
    void handsOutWhatIsLeftOfALineThatWasCutOffByRotation(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);
        log.append("whole\ncut o");
        log.readAll();

        log.rename();
        log.append("next\n");
        log.readAll();

        assertThat(log.read()).containsExactly("whole", "cut o", "next");
    }

    @Test
    void readsFilesThatWereRotatedTwiceWhileNobodyLooked(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);
        log.append("one\n");
        log.readAll();

        log.append("two\n");
        log.rename();
        log.append("three\n");
        log.rename();
        log.packTheNewest();
        log.append("four\n");
        log.readAll();

        assertThat(log.read()).containsExactly("one", "two", "three", "four");
    }

    @Test
    void doesNotLeaveARotatedFileBeforeItHasBeenQuietForAWhile(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder, 5);
        log.append("one\n");
        log.readAll();
        Path old = log.rename();
        log.append("three\n");

        assertThat(log.look()).isInstanceOf(Look.Settling.class);
        log.appendTo(old, "two\n");
        log.readAll();
        log.passSeconds(10);
        log.readAll();

        assertThat(log.read()).containsExactly("one", "two", "three");
    }

    @Test
    void saysThatItsFileIsGoneAndReadsWhatThereIs(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);
        log.append("one\ntwo\n");
        log.readAll();
        Files.delete(log.current());
        log.append("three\n");

        assertThat(log.look()).isInstanceOf(Look.Gone.class);
        log.readAll();

        assertThat(log.read()).containsExactly("one", "two", "three");
    }

    @Test
    void missesNoLaterFileWhenTheOneThatItTurnedToIsGone(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);
        log.append("");
        log.look();
        log.append("gone\n");
        Path first = log.rename();
        log.append("two\n");
        log.rename();
        log.append("three\n");
        assertThat(log.look()).isInstanceOf(Look.Turn.class);
        Files.delete(first);

        log.readAll();

        assertThat(log.read()).containsExactly("two", "three");
    }

    @Test
    void readsOnBehindAFileThatWasRotatedEmpty(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);
        log.append("");
        log.look();
        log.append("one\n");
        log.rename();
        log.rename();
        log.append("two\n");
        log.rename();
        log.append("three\n");
        assertThat(log.look()).isInstanceOf(Look.Turn.class);
        assertThat(log.look()).isInstanceOf(Look.Lines.class);
        assertThat(log.look()).isInstanceOf(Look.Turn.class);
        log.copyAndTruncate();

        log.readAll();

        assertThat(log.read()).containsExactly("one", "two", "three");
    }

    @Test
    void passesOverAnArchiveThatCannotBeUnpacked(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);
        log.append("one\n");
        log.readAll();
        log.append("two\n");
        log.rename();
        log.append("three\n");
        Path damaged = folder.resolve("access.log-0000.gz");
        log.appendTo(damaged, "not packed at all");

        log.readAll();

        assertThat(log.read()).containsExactly("one", "two", "three");
        assertThat(log.damaged()).containsOnly(damaged);
    }

    @Test
    void readsWhatStandsBeforeTheDamageOfAnArchive(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);
        log.append("one\n");
        log.readAll();
        log.writeLines(20_000);
        Path packed = folder.resolve(log.rename().getFileName() + ".gz");
        log.packTheNewest();
        log.append("last\n");
        byte[] bytes = Files.readAllBytes(packed);
        Arrays.fill(bytes, bytes.length - 8, bytes.length, (byte) 0);
        FileTime time = Files.getLastModifiedTime(packed);
        Files.write(packed, bytes);
        Files.setLastModifiedTime(packed, time);

        log.readAll();

        assertThat(log.read()).contains("line 0", "line 19999").endsWith("last");
        assertThat(log.damaged()).containsOnly(packed);
    }

    @Test
    void saysThatThereIsNoLogYet(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);

        assertThat(log.look()).isInstanceOf(Look.Missing.class);
    }

    @Test
    void cutsALineWithoutEndIntoPieces(@TempDir Path folder) throws Exception {
        var log = new WrittenLog(folder);
        log.append("x".repeat(FollowedLog.LIMIT + 7) + "\nnext\n");
        log.readAll();

        assertThat(log.read()).extracting(String::length).containsExactly(FollowedLog.LIMIT, 7, 4);
    }

    @Test
    void knowsTheNamesThatRotationGives(@TempDir Path folder) throws Exception {
        List<String> rotated = List.of(
                "access-20261119.log",
                "access-2026-11-20T16-19-38.192.log",
                "access-2026-11-20T16-19-39.192.log.gz",
                "access.log-20261120",
                "access.log.1",
                "access.log.2.gz");
        var names = new ArrayList<>(rotated);
        names.addAll(List.of("access.log", "access.log.position", "access-error.log", "other.log.1", "access.log.2"));
        for (String name : names) {
            Files.writeString(folder.resolve(name), name);
        }

        assertThat(new LogFolder(folder.resolve("access.log"), damaged -> {}).rotated())
                .extracting(LogFile::name)
                .containsExactlyInAnyOrder(
                        "access-20261119.log",
                        "access-2026-11-20T16-19-38.192.log",
                        "access-2026-11-20T16-19-39.192.log.gz",
                        "access.log-20261120",
                        "access.log.1",
                        "access.log.2");
    }
}
