package dev.parley.usagelog.log;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a granted response ended, or that the grant was taken back.
 *
 * @param status the HTTP status that the client got; null for what was taken back
 * @param bytes of the body that were sent; null likewise
 */
public record AccessEnding(
        Relationship relationship,
        UUID grantId,
        Ending ending,
        Instant endedAt,
        @Nullable Integer status,
        @Nullable Long bytes) {}
