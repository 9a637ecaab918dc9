package dev.parley.billing.event;

/** A record as it goes to a topic. */
public record OutgoingRecord(String topic, byte[] key, byte[] value) {}
