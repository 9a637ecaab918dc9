package dev.parley.shipper.line;

/** What a line of an access log turned out to be. */
public sealed interface Reading {

    record Delivered(Delivery delivery) implements Reading {}

    /** A request that Parley did not grant: somebody else's business. */
    record NotOurs() implements Reading {}

    /** Granted, and the log does not tell whether it arrived whole. */
    record Undecided() implements Reading {}

    /** @param reason for people */
    record Malformed(String reason) implements Reading {}
}
