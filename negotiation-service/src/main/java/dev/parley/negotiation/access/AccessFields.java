package dev.parley.negotiation.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says in header fields, as it came: each list holds every line of its field, in order.
 *
 * @param authorization absent: no credential that is meant for Parley
 */
public record AccessFields(
        List<String> accessBounds,
        List<String> ifPriceLte,
        List<String> idempotencyKeys,
        @Nullable String authorization,
        @Nullable String userAgent) {

    public AccessFields {
        accessBounds = List.copyOf(accessBounds);
        ifPriceLte = List.copyOf(ifPriceLte);
        idempotencyKeys = List.copyOf(idempotencyKeys);
    }

    /** Nothing said. */
    public static final AccessFields NONE = new AccessFields(List.of(), List.of(), List.of(), null, null);
}
