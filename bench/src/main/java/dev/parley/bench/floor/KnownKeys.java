package dev.parley.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Callers by the SHA-256 of their key, as a service knows them. */
final class KnownKeys {

    private static final String SCHEME = "Bearer ";
    private static final int OTHERS = 1_000;

    private final Map<ByteBuffer, String> callers = new HashMap<>();

    KnownKeys(String key) {
        callers.put(digest(key), "caller");
        for (int i = 0; i < OTHERS; i++) {
            callers.put(digest("other " + i), "other " + i);
        }
    }

    boolean include(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                && callers.containsKey(digest(authorization.substring(SCHEME.length())));
    }

    private static ByteBuffer digest(String key) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
