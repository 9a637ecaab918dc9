package dev.parley.billing.ledger;

import dev.parley.billing.period.Period;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.money.Asset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to money, in two or more postings that add up to zero in every asset. An entry never changes;
 * what was wrong is put right by another entry.
 *
 * @param books the period in whose books it stands; names the publisher
 * @param agreement null where an entry is about more than one
 */
public record JournalEntry(
        EntryKind kind,
        Period books,
        PayerId payer,
        @Nullable AgreementId agreement,
        List<Posting> postings) {

    /** @throws IllegalArgumentException if there are fewer than two postings, or an asset does not balance */
    public JournalEntry {
        postings = List.copyOf(postings);
        if (postings.size() < 2) {
            throw new IllegalArgumentException("an entry has two postings or more");
        }
        requireBalance(postings);
    }

    private static void requireBalance(List<Posting> postings) {
        Map<Asset, Long> sums = new HashMap<>();
        for (Posting posting : postings) {
            sums.merge(posting.account().asset(), posting.amount().units(), Math::addExact);
        }
        sums.forEach((asset, sum) -> {
            if (sum != 0) {
                throw new IllegalArgumentException("the postings of " + asset + " add up to " + sum + ", not to zero");
            }
        });
    }
}
