package dev.parley.billing.meter;

import dev.parley.billing.rating.Treatment;
import org.jspecify.annotations.Nullable;

/** What becomes of a grant. Every accepted grant has exactly one fate. */
public enum Fate {
    /** Owed, and on a line that charges. */
    BILLED,
    /** Counted, at no price. */
    FREE,
    /** Not owed: taken back, broken off, or never delivered. */
    VOIDED,
    /** Recorded and never charged: its settlement is not supported. */
    REJECTED,
    /** Its delivery is still to be reported. */
    PENDING;

    /**
     * The fate of a grant.
     *
     * @param observed whether the delivery is reported
     * @param ending the one that counts; null as long as none was reported
     */
    public static Fate of(Treatment treatment, boolean observed, @Nullable Ending ending) {
        return switch (ending) {
            case INCOMPLETE, VOIDED, UNDELIVERED -> VOIDED;
            case COMPLETE -> of(treatment);
            case null -> observed ? PENDING : of(treatment);
        };
    }

    private static Fate of(Treatment treatment) {
        return switch (treatment) {
            case CHARGED -> BILLED;
            case FREE -> FREE;
            case UNSUPPORTED -> REJECTED;
        };
    }

    /** Whether it adds to the quantity of its line. */
    public boolean counts() {
        return this == BILLED || this == FREE;
    }
}
