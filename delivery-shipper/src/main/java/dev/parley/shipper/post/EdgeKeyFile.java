package dev.parley.shipper.post;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file that holds an edge key and nothing else. It is read for each request, so that the key can be exchanged. */
public record EdgeKeyFile(Path path) {

    /** The key. Throws {@link IOException} with a message for people when there is none. */
    public String read() throws IOException {
        String key;
        try {
            key = Files.readString(path).strip();
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no key file " + path, missing);
        } catch (FileSystemException unreadable) {
            throw new IOException("the key file %s cannot be read".formatted(path), unreadable);
        }
        if (!key.matches("[\\x21-\\x7e]{1,512}")) {
            throw new IOException("the key file %s does not hold one key in one line".formatted(path));
        }
        return key;
    }
}
