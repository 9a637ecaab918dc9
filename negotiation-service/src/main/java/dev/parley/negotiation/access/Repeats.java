package dev.parley.negotiation.access;

import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** What was granted under idempotency keys. Every stage fails if the store is not there. */
public interface Repeats {

    /** Takes a key, or tells who has it. */
    CompletionStage<Claim> claim(RepeatKey key, RequestFingerprint fingerprint);

    /** Keeps a grant before it is sent; false if the claim was lost to another request meanwhile. */
    CompletionStage<Boolean> keep(Claim.Mine claim, NumberedEvent grant);

    /** Gives a key back: nothing was granted under it. */
    CompletionStage<Void> release(Claim.Mine claim);

    /** Whose key it was, or is. */
    sealed interface Claim {

        /** @param ticket tells this claim from one made later, when this one was given up as lost */
        record Mine(RepeatKey key, UUID ticket) implements Claim {}

        /** The same request was granted before. */
        record Granted(NumberedEvent grant) implements Claim {}

        /** The same request is being answered. */
        record InFlight() implements Claim {}

        /** The key belongs to another request. */
        record OtherRequest() implements Claim {}
    }
}
