package dev.parley.standalone.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@code docs/how-to}, which readers copy and tests run. */
public final class HowTo {
    private static final Path ROOT =
            Path.of(System.getProperty("parley.root", "..")).toAbsolutePath().normalize();

    private final String name;
    private final String text;

    private HowTo(String name, String text) {
        this.name = name;
        this.text = text;
    }

    public static Path root() {
        return ROOT;
    }

    /** @param name under {@code docs/how-to} */
    public static HowTo file(String name) throws IOException {
        return new HowTo(name, Files.readString(folder().resolve(name)));
    }

    /** The names of the files in a folder under {@code docs/how-to}. */
    public static List<String> filesOf(String folder) throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve(folder))) {
            return files.map(file -> folder + "/" + file.getFileName()).sorted().toList();
        }
    }

    private static Path folder() {
        return ROOT.resolve("docs/how-to");
    }

    /** What a reader changes too: an address, a folder, a choice. */
    public HowTo with(String shown, String own) {
        assertThat(text).as(name).contains(shown);
        return new HowTo(name, text.replace(shown, own));
    }

    public String text() {
        return text;
    }

    public void writeTo(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
