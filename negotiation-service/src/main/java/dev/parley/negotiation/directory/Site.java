package dev.parley.negotiation.directory;

import dev.parley.protocol.id.PublisherId;
import java.net.URI;

/**
 * A host that a publisher's terms speak for.
 *
 * @param publisher the seller of record
 * @param origin scheme and authority, as registered and as the terms name it: {@code https://planet.example}
 * @param upstream where the content comes from: scheme and authority, set by the operator
 */
public record Site(PublisherId publisher, URI origin, URI upstream) {}
