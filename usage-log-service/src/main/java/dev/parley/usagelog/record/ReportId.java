package dev.parley.usagelog.record;

import dev.parley.protocol.id.Base32;
import java.util.Arrays;

/**
 * Names a report.
 *
 * @param value {@code rep_} and 32 characters of lower-case base32
 */
public record ReportId(String value) {
    private static final String PREFIX = "rep_";
    private static final int LENGTH = PREFIX.length() + 32;
    private static final int BYTES = 20;

    /** @throws IllegalArgumentException if the value is not of that form */
    public ReportId {
        if (value.length() != LENGTH || !value.startsWith(PREFIX) || !isBase32(value.substring(PREFIX.length()))) {
            throw new IllegalArgumentException("expected rep_ and 32 characters of a-z and 2-7");
        }
    }

    /**
     * The same reporter's same body names the same report: one that is sent again, because its answer was lost, is not
     * another one.
     *
     * @param body as it was sent
     */
    public static ReportId of(Reporter reporter, byte[] body) {
        return of(Digest.of("report", reporter).update(body));
    }

    /**
     * The same for a report that came with an idempotency key. Another body under the same key is another report: its
     * lines are answered for, and must not be mixed with those of the first.
     *
     * @param key printable ASCII characters
     */
    public static ReportId of(Reporter reporter, String key, byte[] body) {
        // No key has a line break in it.
        return of(
                Digest.of("report-under-key", reporter).update(key).update("\n").update(body));
    }

    private static ReportId of(Digest digest) {
        return new ReportId(PREFIX + Base32.encode(Arrays.copyOf(digest.bytes(), BYTES)));
    }

    private static boolean isBase32(String text) {
        return text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'));
    }

    @Override
    public String toString() {
        return value;
    }
}
