package dev.parley.negotiation.access;

import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A request for a resource, whichever way it came.
 *
 * @param publisher whose terms speak
 * @param query without question mark; empty: none. Decides nothing and is never recorded
 * @param edge the proxy that asks for a decision; absent: the gateway, or the client itself
 */
public record AccessRequest(
        PublisherId publisher,
        String method,
        Resource resource,
        String query,
        AccessFields fields,
        DeliveryMode delivery,
        @Nullable String edge) {

    /** Asked without an edge. */
    public AccessRequest(
            PublisherId publisher,
            String method,
            Resource resource,
            String query,
            AccessFields fields,
            DeliveryMode delivery) {
        this(publisher, method, resource, query, fields, delivery, null);
    }
}
