package dev.parley.billing.intake;

import dev.parley.billing.period.Period;
import dev.parley.protocol.id.PublisherId;
import java.time.Instant;

/** Tells in which period something happened at a publisher who is known. */
@FunctionalInterface
public interface Calendar {
    Period periodOf(PublisherId publisher, Instant instant);
}
