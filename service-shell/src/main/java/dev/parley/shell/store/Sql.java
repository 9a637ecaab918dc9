package dev.parley.shell.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Named statements: one file each, beside the class that uses them. */
public final class Sql {
    private Sql() {}

    /** @throws IllegalStateException if there is no such file */
    public static String named(Class<?> user, String file) {
        try (InputStream text = user.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException("no " + file + " beside " + user.getName());
            }
            return new String(text.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
