package dev.parley.shipper.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Where the position survives a restart. Whoever reads it finds the old one or the new one, never half of one. */
public final class PositionFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;

    public PositionFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /**
     * Empty when nothing was stored yet.
     *
     * @throws UnreadablePosition when the file holds something else
     */
    public Optional<Position> load() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(JSON.readTree(Files.readAllBytes(path))));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException otherwise) {
            throw new UnreadablePosition(path, otherwise);
        }
    }

    public void store(Position position) throws IOException {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try (FileChannel channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(write(position)));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ObjectNode write(Position position) {
        ObjectNode node = JSON.createObjectNode();
        node.put("offset", position.offset());
        node.put("at", position.at().toString());
        FilePrint file = position.file();
        node.putObject("file")
                .put("key", file.key())
                .put("length", file.length())
                .put("sha256", file.sha256());
        return node;
    }

    private static Position read(JsonNode node) {
        JsonNode file = node.path("file");
        return new Position(
                new FilePrint(text(file, "key"), Math.toIntExact(number(file, "length")), text(file, "sha256")),
                number(node, "offset"),
                Instant.parse(text(node, "at")));
    }

    private static String text(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (!member.isTextual()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return member.textValue();
    }

    private static long number(JsonNode node, String name) {
        JsonNode member = node.path(name);
        if (!member.canConvertToLong() || !member.isIntegralNumber()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return member.longValue();
    }

    /** A position file that was damaged or is another program's. */
    public static final class UnreadablePosition extends IOException {
        private static final long serialVersionUID = 1L;

        UnreadablePosition(Path path, Throwable cause) {
            super(
                    "%s does not hold a position (%s). Remove it to begin at the start of the log: Parley counts nothing twice."
                            .formatted(path, cause.getMessage()),
                    cause);
        }
    }
}
