package dev.parley.negotiation.access;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * An event with its place in the stream. Sending it again sends the same bytes.
 *
 * @param id of the grant that it is or is about; where it is about none, its own
 * @param partition that the key belongs to
 * @param sequence in the envelope; from 0 for each partition and start of the process
 * @param value the encoded event, read-only
 */
public record NumberedEvent(UUID id, int partition, long sequence, ByteBuffer key, ByteBuffer value) {

    public NumberedEvent {
        key = key.asReadOnlyBuffer();
        value = value.asReadOnlyBuffer();
    }
}
