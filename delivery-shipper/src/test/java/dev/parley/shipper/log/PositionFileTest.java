package dev.parley.shipper.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PositionFileTest {
    @TempDir
    private Path folder;

    @Test
    void remembersNothingAtFirst() throws Exception {
        assertThat(new PositionFile(folder.resolve("position")).load()).isEmpty();
    }

    @Test
    void remembersTheLastPositionThatWasStored() throws Exception {
        Path path = folder.resolve("position");
        var file = new PositionFile(path);
        file.store(position(7));
        file.store(position(4711));

        assertThat(new PositionFile(path).load()).contains(position(4711));
        assertThat(folder).isDirectoryNotContaining("glob:**.next");
    }

    @Test
    void isNotConfusedByAHalfWrittenSuccessor() throws Exception {
        Path path = folder.resolve("position");
        new PositionFile(path).store(position(7));
        Files.writeString(folder.resolve("position.next"), "{\"offs");

        assertThat(new PositionFile(path).load()).contains(position(7));
    }

    @Test
    void saysWhatToDoWithAFileThatHoldsSomethingElse() throws Exception {
        Path path = Files.writeString(folder.resolve("position"), "{\"offset\": 3}");

        assertThatThrownBy(() -> new PositionFile(path).load())
                .isInstanceOf(PositionFile.UnreadablePosition.class)
                .hasMessageContaining(path.toString())
                .hasMessageContaining("Remove it");
    }

    private static Position position(long offset) {
        return new Position(new FilePrint("(dev=1,ino=2)", 3, "abc"), offset, Instant.parse("2026-11-20T16:00:00Z"));
    }
}
