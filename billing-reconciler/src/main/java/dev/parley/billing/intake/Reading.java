package dev.parley.billing.intake;

import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.meter.Usage;

/** What a record of the access stream, or of the usage stream, turned out to be. */
public sealed interface Reading {

    record Granted(Grant grant) implements Reading {}

    record Ended(Outcome outcome) implements Reading {}

    record Used(Usage usage) implements Reading {}

    /** An event that charges nothing: refusals, checkpoints, what was served unmetered, the ends of usage reports. */
    record NotBillable() implements Reading {}

    /** @param detail what was wrong, for a person */
    record Unusable(QuarantineReason reason, String detail) implements Reading {}
}
