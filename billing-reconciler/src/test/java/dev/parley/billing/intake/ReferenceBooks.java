package dev.parley.billing.intake;

import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.rating.Deal;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.terms.Settlement;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What the books must say, by the plainest means: one event after the other, in memory. */
final class ReferenceBooks {
    private final Map<UUID, Grant> grants = new LinkedHashMap<>();
    private final Map<UUID, EnumMap<Ending, Outcome>> outcomes = new HashMap<>();
    private long duplicates;
    private long conflicts;
    private long notBillable;

    void take(Reading reading) {
        switch (reading) {
            case Reading.Granted(Grant grant) -> {
                Grant first = grants.putIfAbsent(grant.id(), grant);
                if (first != null) {
                    again(first.digest(), grant.digest());
                }
            }
            case Reading.Ended(Outcome outcome) -> {
                Outcome first = outcomes.computeIfAbsent(outcome.grantId(), id -> new EnumMap<>(Ending.class))
                        .putIfAbsent(outcome.ending(), outcome);
                if (first == null) {
                    notBillable++;
                } else {
                    duplicates++;
                }
            }
            case Reading.NotBillable() -> notBillable++;
            case Reading.Unusable unusable -> conflicts++;
        }
    }

    PartitionTally tally(StreamPartition partition) {
        return new PartitionTally(
                partition,
                grants.size() + duplicates + conflicts + notBillable,
                grants.size(),
                duplicates,
                conflicts,
                notBillable);
    }

    /** By deal without reference: how much is owed, all of it priced at once. */
    Map<Deal, Amount> amounts() {
        Map<Deal, Long> pools = new HashMap<>();
        quantities().forEach((deal, quantity) -> pools.merge(deal.withoutReference(), quantity, Long::sum));
        Map<Deal, Amount> amounts = new HashMap<>();
        pools.forEach((deal, quantity) -> amounts.put(deal, deal.price().charge(quantity)));
        amounts.values().removeIf(Amount::isZero);
        return amounts;
    }

    Map<Deal, Long> quantities() {
        Map<Deal, Long> quantities = new HashMap<>();
        grants.values().stream()
                .filter(grant -> isOwed(grant) && !isRejected(grant))
                .forEach(grant -> quantities.merge(grant.deal(), 1L, Long::sum));
        return quantities;
    }

    /** Once every period has ended and every grace period is over. */
    Completeness completeness() {
        long voided = grants.values().stream().filter(grant -> !isOwed(grant)).count();
        long rejected = grants.values().stream()
                .filter(grant -> isOwed(grant) && isRejected(grant))
                .count();
        long free = grants.values().stream()
                .filter(grant -> isOwed(grant) && grant.deal().settlement() == Settlement.FREE)
                .count();
        long billed = grants.size() - voided - rejected - free;
        return new Completeness(grants.size(), billed, free, voided, rejected, 0);
    }

    private void again(Digest first, Digest arrived) {
        if (first.equals(arrived)) {
            duplicates++;
        } else {
            conflicts++;
        }
    }

    private boolean isOwed(Grant grant) {
        EnumMap<Ending, Outcome> reported = outcomes.get(grant.id());
        return reported == null
                ? !grant.observed()
                : reported.containsKey(Ending.COMPLETE) && !reported.containsKey(Ending.VOIDED);
    }

    private static boolean isRejected(Grant grant) {
        return grant.deal().settlement() == Settlement.PREPAY;
    }
}
