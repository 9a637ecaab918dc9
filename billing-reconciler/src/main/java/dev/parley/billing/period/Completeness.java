package dev.parley.billing.period;

/**
 * Where the accepted accesses of a period went, to the event.
 *
 * @param accepted counted by intake, those carried into the period included
 * @param carried whose delivery was still open: they count in the next period
 */
public record Completeness(long accepted, long billed, long free, long voided, long rejected, long carried) {

    /** Whether every access is accounted for. */
    public boolean holds() {
        return accepted == billed + free + voided + rejected + carried;
    }
}
