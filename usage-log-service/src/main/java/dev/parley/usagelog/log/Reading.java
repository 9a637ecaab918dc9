package dev.parley.usagelog.log;

/** What a record of the access or the usage stream turned out to be. */
public sealed interface Reading {

    record Granted(Access access) implements Reading {}

    record Ended(AccessEnding ending) implements Reading {}

    record Reported(UsageLine line) implements Reading {}

    record Received(ReportReceipt receipt) implements Reading {}

    /** An event that the log does not keep: refusals, checkpoints, what was served unmetered. */
    record PassedOver() implements Reading {}

    /** @param detail what was wrong, for a person */
    record Unusable(QuarantineReason reason, String detail) implements Reading {}
}
