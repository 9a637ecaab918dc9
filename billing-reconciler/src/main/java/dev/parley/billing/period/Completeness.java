package dev.parley.billing.period;

/**
 * Where the accepted accesses and uses of a period went, to the event.
 *
 * @param accepted counted by intake, those carried into the period included
 * @param carried accesses whose delivery was still open, and uses whose access had not come: they count in the next
 *     period
 */
public record Completeness(long accepted, long billed, long free, long voided, long rejected, long carried) {

    /** Whether every event is accounted for. */
    public boolean holds() {
        return accepted == billed + free + voided + rejected + carried;
    }
}
