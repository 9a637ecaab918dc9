package dev.parley.usagelog.query;

import dev.parley.protocol.id.AgreementId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for, beside whose it is; what is absent narrows nothing.
 *
 * @param resource origin and path, with the listed parameters if there are any
 * @param use a use that was asked for, or a usage word that was reported
 * @param from the earliest moment that is asked for
 */
public record LogFilter(
        @Nullable AgreementId agreement,
        @Nullable String resource,
        @Nullable String use,
        Instant from) {
    public static final LogFilter ALL = new LogFilter(null, null, null, Instant.EPOCH);

    /** For statements: the agreement's id, or null for all. */
    public @Nullable String agreementText() {
        return agreement == null ? null : agreement.value();
    }
}
