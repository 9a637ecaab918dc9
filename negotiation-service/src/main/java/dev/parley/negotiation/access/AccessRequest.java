package dev.parley.negotiation.access;

import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Resource;

/**
 * A request for a resource, whichever way it came.
 *
 * @param publisher whose terms speak
 * @param query without question mark; empty: none. Decides nothing and is never recorded
 */
public record AccessRequest(
        PublisherId publisher,
        String method,
        Resource resource,
        String query,
        AccessFields fields,
        DeliveryMode delivery) {}
