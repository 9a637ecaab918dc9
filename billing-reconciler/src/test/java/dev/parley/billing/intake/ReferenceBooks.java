package dev.parley.billing.intake;

import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.rating.Deal;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.UnitPrice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the books must say, by the plainest means: one event after the other, in memory. */
final class ReferenceBooks {
    private final Map<UUID, Grant> grants = new LinkedHashMap<>();
    private final Map<UUID, EnumMap<Ending, Outcome>> outcomes = new HashMap<>();
    private final Map<UUID, Usage> usages = new LinkedHashMap<>();
    private final Map<StreamPartition, Counts> counts = new HashMap<>();

    private static final class Counts {
        private long accepted;
        private long duplicates;
        private long conflicts;
        private long notBillable;
    }

    /** What somebody owes, or would. */
    private record Owed(Deal deal, long quantity) {
        boolean isRejected() {
            return deal.settlement() == Settlement.PREPAY
                    && !deal.price().amount().isZero();
        }

        boolean isFree() {
            return deal.price().amount().isZero();
        }
    }

    void take(StreamPartition partition, Reading reading) {
        Counts counted = counts.computeIfAbsent(partition, first -> new Counts());
        switch (reading) {
            case Reading.Granted(Grant grant) -> {
                Grant first = grants.putIfAbsent(grant.id(), grant);
                count(counted, first == null ? null : first.digest(), grant.digest());
            }
            case Reading.Used(Usage usage) -> {
                Usage first = usages.putIfAbsent(usage.id(), usage);
                count(counted, first == null ? null : first.digest(), usage.digest());
            }
            case Reading.Ended(Outcome outcome) -> {
                Outcome first = outcomes.computeIfAbsent(outcome.grantId(), id -> new EnumMap<>(Ending.class))
                        .putIfAbsent(outcome.ending(), outcome);
                if (first == null) {
                    counted.notBillable++;
                } else {
                    counted.duplicates++;
                }
            }
            case Reading.NotBillable() -> counted.notBillable++;
            case Reading.Unusable unusable -> counted.conflicts++;
        }
    }

    PartitionTally tally(StreamPartition partition) {
        Counts counted = counts.getOrDefault(partition, new Counts());
        return new PartitionTally(
                partition,
                counted.accepted + counted.duplicates + counted.conflicts + counted.notBillable,
                counted.accepted,
                counted.duplicates,
                counted.conflicts,
                counted.notBillable);
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
        owed().stream()
                .filter(owed -> !owed.isRejected())
                .forEach(owed -> quantities.merge(owed.deal(), owed.quantity(), Long::sum));
        return quantities;
    }

    /** Once every period has ended and every grace period is over. */
    Completeness completeness() {
        List<Owed> owed = owed();
        long accepted = grants.size() + usages.size();
        long rejected = owed.stream().filter(Owed::isRejected).count();
        long free = owed.stream().filter(Owed::isFree).count();
        long waiting = usages.values().stream()
                .filter(usage -> !isVoided(usage.grantId()) && !grants.containsKey(usage.grantId()))
                .count();
        return new Completeness(
                accepted, owed.size() - rejected - free, free, accepted - owed.size() - waiting, rejected, waiting);
    }

    private static void count(Counts counted, @Nullable Digest first, Digest arrived) {
        if (first == null) {
            counted.accepted++;
        } else if (first.equals(arrived)) {
            counted.duplicates++;
        } else {
            counted.conflicts++;
        }
    }

    private List<Owed> owed() {
        List<Owed> owed = new ArrayList<>();
        grants.values().stream().filter(this::isOwed).forEach(grant -> owed.add(new Owed(grant.deal(), 1)));
        for (Usage usage : usages.values()) {
            Grant grant = grants.get(usage.grantId());
            if (grant != null && !isVoided(grant.id())) {
                owed.add(new Owed(dealOf(usage, grant), usage.quantity()));
            }
        }
        return owed;
    }

    private static Deal dealOf(Usage usage, Grant grant) {
        Deal access = grant.deal();
        Price price = grant.prices().prices().stream()
                .filter(offered -> offered.unit().equals(usage.word()))
                .map(UnitPrice::price)
                .findAny()
                .orElse(new Price(Amount.zero(access.asset()), 1));
        return new Deal(
                access.publisher(),
                access.payer(),
                access.agreement(),
                access.offer(),
                access.terms(),
                access.settlement(),
                usage.word(),
                price,
                usage.reference().isEmpty() ? access.reference() : usage.reference());
    }

    private boolean isOwed(Grant grant) {
        EnumMap<Ending, Outcome> reported = outcomes.get(grant.id());
        return reported == null
                ? !grant.observed()
                : reported.containsKey(Ending.COMPLETE) && !reported.containsKey(Ending.VOIDED);
    }

    private boolean isVoided(UUID grant) {
        EnumMap<Ending, Outcome> reported = outcomes.get(grant);
        return reported != null && reported.containsKey(Ending.VOIDED);
    }
}
