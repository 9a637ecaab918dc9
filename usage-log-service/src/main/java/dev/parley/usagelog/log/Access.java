package dev.parley.usagelog.log;

import dev.parley.protocol.id.AgreementId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A response that was granted.
 *
 * @param grantId the UUID inside the response id
 * @param response what the client got as {@code Response-Id}
 * @param caller who called, where known
 * @param uses that were asked for: usage words without spaces
 * @param resource origin, path and the listed parameters
 * @param reference the client's own, if it gave one
 * @param edge the key id of the edge that asked, if one did
 * @param digest SHA-256 of what the event says, in hexadecimal
 */
public record Access(
        Relationship relationship,
        UUID grantId,
        Instant grantedAt,
        String response,
        @Nullable String caller,
        AgreementId agreement,
        String offer,
        String terms,
        List<String> uses,
        String method,
        String resource,
        @Nullable String reference,
        @Nullable String edge,
        String digest) {

    public Access {
        uses = List.copyOf(uses);
    }
}
