package dev.parley.billing.rating;

import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;

/** Who sells to whom. */
public record Relationship(PublisherId publisher, PayerId payer) {

    @Override
    public String toString() {
        return publisher + "/" + payer;
    }
}
