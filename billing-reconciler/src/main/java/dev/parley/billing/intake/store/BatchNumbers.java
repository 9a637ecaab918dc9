package dev.parley.billing.intake.store;

import dev.parley.billing.intake.Effect;
import dev.parley.billing.ledger.ChargeKey;
import dev.parley.billing.rating.RatingLine;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Under which numbers the lines and the journal entries of a batch are stored. */
record BatchNumbers(Map<RatingLine, Long> lines, Map<ChargeKey, Long> entries) {

    long of(RatingLine line) {
        return Objects.requireNonNull(lines.get(line), "a line without a number");
    }

    /** The entry that an effect went into; none for what is free. */
    @Nullable
    Long entryOf(@Nullable Effect effect) {
        return effect == null
                ? null
                : entries.get(ChargeKey.of(
                        effect.kind(), effect.books(), effect.line().deal()));
    }
}
