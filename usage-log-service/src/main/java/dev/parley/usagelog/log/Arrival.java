package dev.parley.usagelog.log;

import org.jspecify.annotations.Nullable;

/**
 * One record, as it came and as it was read.
 *
 * @param offset its place in the partition
 */
public record Arrival(long offset, byte @Nullable [] key, byte @Nullable [] value, Reading reading) {

    /** The same, turned away. */
    public Arrival unusable(QuarantineReason reason, String detail) {
        return new Arrival(offset, key, value, new Reading.Unusable(reason, detail));
    }
}
