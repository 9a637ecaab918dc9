package dev.parley.negotiation.access;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What was granted under idempotency keys. Every stage fails if the store is not there. */
public interface Repeats {

    /** Takes a key, or tells who has it. */
    CompletionStage<Claim> claim(RepeatKey key, RequestFingerprint fingerprint);

    /** Keeps a grant before it is sent; false if the claim was lost to another request meanwhile. */
    CompletionStage<Boolean> keep(Claim.Mine claim, NumberedEvent grant);

    /** The grant that was kept is stored: repeats get it from now on. Changes nothing if the claim was lost. */
    CompletionStage<Void> stored(Claim.Mine claim);

    /** Gives a key back: nothing was sent under it. Changes nothing if the claim was lost. */
    CompletionStage<Void> release(Claim.Mine claim);

    /** Whose key it was, or is. */
    sealed interface Claim {

        /** @param ticket tells this claim from one made later, when this one was given up as lost */
        record Mine(RepeatKey key, UUID ticket) implements Claim {}

        /**
         * The same request sent a grant and never told what became of it. Whoever takes it over sends the same grant
         * again, and never voids it: it may have been served.
         */
        record Unsettled(Mine claim, NumberedEvent grant) implements Claim {}

        /** The same request was granted before, and its grant is stored. */
        record Granted(NumberedEvent grant) implements Claim {}

        /** The same request is being answered. */
        record InFlight() implements Claim {}

        /** The key belongs to another request. */
        record OtherRequest() implements Claim {}
    }
}
