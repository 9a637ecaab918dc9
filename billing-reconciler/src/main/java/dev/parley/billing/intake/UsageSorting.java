package dev.parley.billing.intake;

import static dev.parley.billing.ledger.EntryKind.CHARGE;
import static dev.parley.billing.ledger.EntryKind.REVERSAL;

import dev.parley.billing.intake.Known.KnownGrant;
import dev.parley.billing.intake.Known.KnownUsage;
import dev.parley.billing.intake.SortedUsages.CountedUsage;
import dev.parley.billing.intake.SortedUsages.NewUsage;
import dev.parley.billing.intake.SortedUsages.ReversedUsage;
import dev.parley.billing.ledger.EntryKind;
import dev.parley.billing.meter.Fate;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The uses that a batch brings or affects. A use counts once both it and its grant are here, whichever came first, and
 * ceases to when the grant is taken back.
 */
final class UsageSorting {
    private final OpenPeriods openPeriods;
    private final Map<UUID, KnownUsage> usages = new HashMap<>();
    private final Map<UUID, Set<UUID>> usagesOfGrant = new HashMap<>();

    private final List<NewUsage> added = new ArrayList<>();
    private final List<CountedUsage> counted = new ArrayList<>();
    private final List<ReversedUsage> reversed = new ArrayList<>();

    UsageSorting(Collection<KnownUsage> known, OpenPeriods openPeriods) {
        this.openPeriods = openPeriods;
        known.forEach(this::remember);
    }

    @Nullable
    KnownUsage find(UUID id) {
        return usages.get(id);
    }

    /**
     * Takes a use that was never seen before.
     *
     * @param grant null as long as it has not come
     * @param voided whether the grant was taken back
     */
    void add(long offset, Usage usage, Period usedIn, @Nullable KnownGrant grant, boolean voided) {
        Period countedIn = openPeriods.booksOf(usedIn);
        added.add(new NewUsage(offset, usage, usedIn, countedIn));
        var known = new KnownUsage(usage, usedIn.name(), countedIn, null);
        remember(known);
        if (grant != null) {
            count(known, grant, voided);
        }
    }

    /** A grant has come: what waited for it counts. Another's use of it waits on. */
    void grantCame(UUID grantId, KnownGrant grant, boolean voided) {
        for (KnownUsage waiting : of(grantId)) {
            if (waiting.line() == null && waiting.usage().relationship().equals(grant.relationship())) {
                count(waiting, grant, voided);
            }
        }
    }

    /** A grant was taken back: none of its uses is owed any more. */
    void grantWasVoided(UUID grantId) {
        for (KnownUsage known : of(grantId)) {
            RatingLine line = known.line();
            if (line != null && isOwed(line, false)) {
                reversed.add(new ReversedUsage(known.usage().id(), effect(REVERSAL, known, line)));
            }
        }
    }

    SortedUsages sorted() {
        return new SortedUsages(added, counted, reversed);
    }

    private void count(KnownUsage known, KnownGrant grant, boolean voided) {
        Usage usage = known.usage();
        var line = new RatingLine(usage.dealUnder(grant.line().deal(), grant.prices()), known.usedIn());
        usages.put(usage.id(), new KnownUsage(usage, known.usedIn(), known.countedIn(), line));
        counted.add(new CountedUsage(usage.id(), line, isOwed(line, voided) ? effect(CHARGE, known, line) : null));
    }

    private static boolean isOwed(RatingLine line, boolean voided) {
        return Fate.ofUse(line.deal().treatment(), voided).counts();
    }

    private Effect effect(EntryKind kind, KnownUsage known, RatingLine line) {
        Period countedIn = known.countedIn();
        Usage usage = known.usage();
        return new Effect(kind, line, countedIn, openPeriods.booksOf(countedIn), usage.usedAt(), usage.quantity());
    }

    private void remember(KnownUsage known) {
        Usage usage = known.usage();
        usages.put(usage.id(), known);
        usagesOfGrant
                .computeIfAbsent(usage.grantId(), grant -> new LinkedHashSet<>())
                .add(usage.id());
    }

    private List<KnownUsage> of(UUID grantId) {
        return usagesOfGrant.getOrDefault(grantId, Set.of()).stream()
                .map(id -> Objects.requireNonNull(usages.get(id)))
                .toList();
    }
}
