package dev.parley.protocol.id;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The hash of a canonical document; names one version of a publisher's terms, or one offer in it.
 *
 * @param value {@code sha-256:} and 43 characters of base64url without padding
 */
public record TermsHash(String value) {
    private static final String PREFIX = "sha-256:";
    private static final int DIGEST_BYTES = 32;

    /** @throws IllegalArgumentException if the value is not of that form */
    public TermsHash {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "expected " + PREFIX + " and 43 characters of base64url, not \"" + Quote.shortened(value) + "\"");
        }
    }

    /** The hash of a document that is canonical already. */
    public static TermsHash of(String canonical) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));
            return new TermsHash(
                    PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static boolean isValid(String value) {
        if (!value.startsWith(PREFIX)) {
            return false;
        }
        String encoded = value.substring(PREFIX.length());
        try {
            byte[] digest = Base64.getUrlDecoder().decode(encoded);
            // One digest, one text: padding or stray low bits would make a second name for the same version.
            return digest.length == DIGEST_BYTES
                    && Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(digest)
                            .equals(encoded);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
