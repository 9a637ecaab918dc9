package dev.parley.billing.meter;

import dev.parley.billing.rating.Treatment;
import org.jspecify.annotations.Nullable;

/** What becomes of a grant, or of a use. Each that was accepted has exactly one fate. */
public enum Fate {
    /** Owed, and on a line that charges. */
    BILLED,
    /** Counted, at no price. */
    FREE,
    /** Not owed: taken back, broken off, or never delivered; or a use of what was taken back. */
    VOIDED,
    /** Recorded and never charged: its settlement is not supported. */
    REJECTED,
    /** Its delivery is still to be reported, or its grant still to come. */
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

    /**
     * The fate of a use. It is owed unless its grant was taken back, however the delivery ended: who used a response has
     * had it.
     *
     * @param treatment null as long as the grant has not come
     * @param voided whether the grant was taken back
     */
    public static Fate ofUse(@Nullable Treatment treatment, boolean voided) {
        if (voided) {
            return VOIDED;
        }
        return treatment == null ? PENDING : of(treatment);
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
