package dev.parley.usagelog.query;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One access.
 *
 * @param client who pays: a client, or a pseudonym of a payer
 * @param resource origin, path and the listed parameters
 * @param edge the key id of the edge that asked, if one did
 * @param end null as long as nobody told how it ended
 */
public record AccessEntry(
        UUID grantId,
        String response,
        String publisher,
        String client,
        String agreement,
        String offer,
        String terms,
        List<String> uses,
        String method,
        String resource,
        @Nullable String reference,
        @Nullable String edge,
        Instant grantedAt,
        @Nullable End end) {

    public AccessEntry {
        uses = List.copyOf(uses);
    }

    /**
     * @param state {@code delivered}, {@code aborted} or {@code voided}
     * @param status that the client got; null for what was taken back
     * @param bytes of the body; null likewise
     */
    public record End(
            String state,
            Instant at,
            @Nullable Integer status,
            @Nullable Long bytes) {}

    public Place place() {
        return new Place(grantedAt, grantId);
    }
}
