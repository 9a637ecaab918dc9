package dev.parley.usagelog.log;

import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;

/** Who sells and who pays. All that is between the two lies in one partition of each topic. */
public record Relationship(PublisherId publisher, PayerId payer) {

    @Override
    public String toString() {
        return publisher + "/" + payer;
    }
}
