package dev.parley.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The instructions of a Dockerfile, each on one line. */
record Dockerfile(List<String> instructions) {

    static Dockerfile of(ServiceModule service) {
        try {
            String text = Files.readString(service.folder().resolve("Dockerfile"));
            return new Dockerfile(text.replaceAll("\\\\\n\\s*", "")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What follows each {@code instruction}. */
    List<String> all(String instruction) {
        return instructions.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1).strip())
                .toList();
    }

    /** What follows the only {@code instruction}. */
    String only(String instruction) {
        List<String> found = all(instruction);
        if (found.size() != 1) {
            throw new IllegalStateException("Not one " + instruction + ": " + found);
        }
        return found.getFirst();
    }

    /** What is copied into the image, relative to the module. */
    Stream<Path> copied() {
        return all("COPY").stream().map(copy -> Path.of(copy.split(" ", -1)[0]));
    }
}
