package dev.parley.usagelog.query;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One use, as it was reported first.
 *
 * @param recordId the client's own id of it
 * @param agreement as the client stated it
 * @param resource what was used; null as long as its access is not known
 */
public record UsageEntry(
        UUID eventId,
        @Nullable String recordId,
        String report,
        String publisher,
        String client,
        @Nullable String agreement,
        String response,
        @Nullable String resource,
        String use,
        long quantity,
        Instant usedAt,
        Instant reportedAt,
        @Nullable String reference,
        LineStatus status) {

    public Place place() {
        return new Place(usedAt, eventId);
    }
}
