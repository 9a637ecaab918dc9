package dev.parley.shipper.log;

import java.time.Instant;

/**
 * How far a log has been taken: everything in front of {@code offset}.
 *
 * @param offset in bytes, behind the end of a line
 * @param at up to when every other file of the log has been read, by the time of its last change
 */
public record Position(FilePrint file, long offset, Instant at) {

    public Position {
        if (offset < 0) {
            throw new IllegalArgumentException("An offset is not negative: " + offset);
        }
    }
}
