package dev.parley.negotiation.event;

import dev.parley.schemas.Topic;

/**
 * An event that must reach the stream because a row says so.
 *
 * @param key as {@link dev.parley.schemas.EventKey} makes it; records of one key keep their order
 * @param payload the encoded event
 */
@SuppressWarnings("ArrayRecordComponent")
public record OutgoingRecord(Topic topic, byte[] key, byte[] payload) {}
