package dev.parley.usagelog.record;

/**
 * How the lines of a report were answered.
 *
 * @param accepted in the stream
 * @param rejected never will be
 * @param parked wait for a key
 */
public record Tally(int accepted, int rejected, int parked) {

    /** Whether nothing of the report was of use. */
    public boolean isAllRejected() {
        return accepted == 0 && parked == 0;
    }
}
