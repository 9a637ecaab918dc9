package dev.parley.protocol.agreement;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Names one served response: 1 byte key id, 16 bytes UUIDv7, 15 bytes of a MAC. That it has the form proves nothing;
 * {@link ResponseIds#verify} does. Responses sort by {@link #uuid()}, not by this text.
 *
 * @param value 43 characters of base64url without padding
 */
public record ResponseId(String value) {
    static final int BYTES = 32;
    static final int MAC_BYTES = 15;
    private static final int LENGTH = 43;

    /** @throws IllegalArgumentException if the value is not of that form */
    public ResponseId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("expected 43 characters of base64url");
        }
    }

    /** Whether the text has the form of a response id. */
    public static boolean isValid(String value) {
        if (value.length() != LENGTH) {
            return false;
        }
        try {
            // One response, one text: stray low bits in the last character would make a second name for it.
            return encode(decode(value)).equals(value);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    static ResponseId of(byte[] bytes) {
        return new ResponseId(encode(bytes));
    }

    /** Which key made it: 0 to 255. */
    public int keyId() {
        return bytes()[0] & 0xff;
    }

    /** When the response was served, and which of those it is; also the id of the event that grants it. */
    public UUID uuid() {
        ByteBuffer bytes = ByteBuffer.wrap(bytes());
        return new UUID(bytes.getLong(1), bytes.getLong(1 + Long.BYTES));
    }

    byte[] bytes() {
        return decode(value);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String value) {
        return Base64.getUrlDecoder().decode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
