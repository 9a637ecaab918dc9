package dev.parley.shipper.log;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One file of a log: the one that is being written, or an older one, perhaps packed by gzip.
 *
 * @param damaged is told whenever what is packed cannot be unpacked; such a file ends where the damage begins
 */
record LogFile(Path path, Consumer<Path> damaged) {
    private static final int PIECE = 1024;

    boolean exists() {
        return Files.isRegularFile(path);
    }

    String name() {
        return String.valueOf(path.getFileName());
    }

    boolean isPacked() {
        return name().endsWith(".gz");
    }

    Instant modified() throws IOException {
        return Files.getLastModifiedTime(path).toInstant();
    }

    boolean holdsSomething() throws IOException {
        return bytesAt(0, 1).length > 0;
    }

    FilePrint print() throws IOException {
        byte[] beginning = bytesAt(0, FilePrint.MAX_LENGTH);
        return new FilePrint(key(), beginning.length, sha256(beginning));
    }

    /** Whether this is the file of the position, and is still as long. */
    boolean holds(Position position) throws IOException {
        FilePrint print = position.file();
        if (!isPacked() && Files.size(path) < Math.max(print.length(), position.offset())) {
            return false;
        }
        if (print.length() == 0) {
            return print.key().equals(key());
        }
        byte[] beginning = bytesAt(0, print.length());
        return beginning.length == print.length() && sha256(beginning).equals(print.sha256());
    }

    /** At most {@code limit} bytes from {@code offset} on; none at the end. */
    byte[] bytesAt(long offset, int limit) throws IOException {
        return isPacked() ? unpackedAt(offset, limit) : plainAt(offset, limit);
    }

    private byte[] plainAt(long offset, int limit) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            var buffer = ByteBuffer.allocate((int) Math.clamp(channel.size() - offset, 0L, limit));
            while (buffer.hasRemaining() && channel.read(buffer, offset + buffer.position()) >= 0) {
                // A read may bring less than was asked for.
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
    }

    private byte[] unpackedAt(long offset, int limit) throws IOException {
        var read = new ByteArrayOutputStream();
        try (InputStream unpacked = new GZIPInputStream(Files.newInputStream(path))) {
            unpacked.skipNBytes(offset);
            byte[] piece = new byte[PIECE];
            int length = unpacked.read(piece, 0, Math.min(PIECE, limit));
            while (length > 0) {
                read.write(piece, 0, length);
                length = unpacked.read(piece, 0, Math.min(PIECE, limit - read.size()));
            }
        } catch (EOFException shorter) {
            // Ends here.
        } catch (ZipException damage) {
            damaged.accept(path);
        }
        return read.toByteArray();
    }

    private String key() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new NoSuchFileException(path.toString(), null, "is not a file");
        }
        // The file system soon gives the number of a removed file to a new one.
        return attributes.fileKey() + " " + attributes.creationTime();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK knows SHA-256", impossible);
        }
    }
}
