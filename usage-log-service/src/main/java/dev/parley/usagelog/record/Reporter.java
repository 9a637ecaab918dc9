package dev.parley.usagelog.record;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;

/** Who reports: a client, of what it accessed at one publisher. */
public record Reporter(PublisherId publisher, ClientId client) {

    /** Clients pay for what they report. */
    public PayerId payer() {
        return PayerId.of(client);
    }
}
