package dev.parley.negotiation.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells requests apart that carry the same idempotency key.
 *
 * @param value lower-case hexadecimal SHA-256
 */
public record RequestFingerprint(String value) {

    /** Everything that decides what is answered; texts are framed by their length so that none runs into the next. */
    public static RequestFingerprint of(AccessRequest request) {
        MessageDigest digest = sha256();
        add(digest, request.delivery().name());
        add(digest, request.method());
        add(digest, request.resource().toString());
        add(digest, request.query());
        add(digest, request.fields().accessBounds());
        add(digest, request.fields().ifPriceLte());
        if (request.edge() != null) {
            // What the gateway granted is not for an edge to serve, and to report.
            add(digest, "edge");
        }
        return new RequestFingerprint(HexFormat.of().formatHex(digest.digest()));
    }

    private static void add(MessageDigest digest, List<String> lines) {
        add(digest, Integer.toString(lines.size()));
        lines.forEach(line -> add(digest, line));
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update((bytes.length + ":").getBytes(UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
