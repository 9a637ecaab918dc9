package dev.parley.protocol.id;

/** RFC 4648 base32 in lower case without padding: the form that bytes take in ids. */
public final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS = 5;

    private Base32() {}

    /** One character for each 5 bits, the last padded with zero bits: 32 characters for 20 bytes. */
    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder(Math.ceilDiv(bytes.length * Byte.SIZE, BITS));
        int pending = 0;
        int count = 0;
        for (byte octet : bytes) {
            pending = (pending << Byte.SIZE) | (octet & 0xff);
            count += Byte.SIZE;
            while (count >= BITS) {
                count -= BITS;
                text.append(digit(pending >> count));
            }
        }
        if (count > 0) {
            text.append(digit(pending << (BITS - count)));
        }
        return text.toString();
    }

    private static char digit(int bits) {
        return ALPHABET.charAt(bits & 0x1f);
    }
}
