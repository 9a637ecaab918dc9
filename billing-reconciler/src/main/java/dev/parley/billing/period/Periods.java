package dev.parley.billing.period;

import dev.parley.protocol.id.PublisherId;
import java.time.Instant;
import java.util.Optional;

/** Knows every publisher's periods. */
public interface Periods {

    /** The period in which something happened at a publisher; empty if nobody knows the publisher. */
    Optional<Period> of(PublisherId publisher, Instant occurredAt);

    /** A publisher's period of a name; empty if nobody knows the publisher. */
    Optional<Period> named(PublisherId publisher, PeriodName name);
}
