package dev.parley.protocol.bounds;

import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.terms.Duty;
import dev.parley.protocol.terms.Region;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.Use;
import dev.parley.protocol.terms.UserKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an agent accepts, sent with the request itself. A ceiling that is not stated is zero; uses, duties and the
 * audience that are not stated are accepted as the offer publishes them.
 *
 * @param ceilings the most for one unit, in up to {@link #MAX_CURRENCIES} assets, in each once; 0 or more
 * @param uses what the content is for; empty: not stated
 * @param user who it is for; absent: not stated
 * @param geo where it is used; absent: not stated
 * @param settle the ways to settle; empty: any
 * @param duties the duties accepted; absent: those of the offer
 * @param retain how long the agent will keep the content; absent: as long as the offer allows
 * @param terms only this version of the terms
 * @param agreement only under this agreement
 * @param ref the agent's own reference, carried to its invoice; 1 to 64 printable ASCII characters
 * @param dryRun tell what would be, bind nothing
 */
public record Bounds(
        Map<Unit, List<Amount>> ceilings,
        Set<Use> uses,
        @Nullable UserKind user,
        @Nullable Region geo,
        Set<Settlement> settle,
        @Nullable Set<Duty> duties,
        @Nullable Duration retain,
        @Nullable TermsHash terms,
        @Nullable AgreementId agreement,
        @Nullable String ref,
        boolean dryRun) {

    public static final int MAX_REF_LENGTH = 64;
    /** Ceilings of one unit, each in another asset. */
    public static final int MAX_CURRENCIES = 16;

    /** Nothing stated: every ceiling is zero. */
    public static final Bounds NONE =
            new Bounds(Map.of(), Set.of(), null, null, Set.of(), null, null, null, null, null, false);

    public Bounds {
        var sorted = new TreeMap<Unit, List<Amount>>();
        ceilings.forEach((unit, amounts) -> {
            if (!amounts.isEmpty()) {
                sorted.put(unit, requireCeilings(amounts));
            }
        });
        ceilings = Collections.unmodifiableMap(sorted);
        uses = Set.copyOf(uses);
        settle = Set.copyOf(settle);
        duties = duties == null ? null : Set.copyOf(duties);
        if (ref != null && !isReference(ref)) {
            throw new IllegalArgumentException("expected 1 to " + MAX_REF_LENGTH + " printable ASCII characters");
        }
        if (retain != null && retain.isNegative()) {
            throw new IllegalArgumentException("expected a duration of 0 or more");
        }
    }

    /** The ceiling for one unit in one asset; empty if none was stated, which is to say zero. */
    public Optional<Amount> ceiling(Unit unit, Asset asset) {
        for (Amount amount : ceilings.getOrDefault(unit, List.of())) {
            if (amount.asset().equals(asset)) {
                return Optional.of(amount);
            }
        }
        return Optional.empty();
    }

    /**
     * With one ceiling stated anew; it replaces one for the same unit in the same asset. Where there is no room for
     * another asset the last one gives way: what is not stated is zero, so nothing more is accepted by that.
     */
    public Bounds withCeiling(Unit unit, Amount ceiling) {
        var raised = new TreeMap<>(ceilings);
        var amounts = new ArrayList<>(raised.getOrDefault(unit, List.of()));
        amounts.removeIf(amount -> amount.asset().equals(ceiling.asset()));
        if (amounts.size() == MAX_CURRENCIES) {
            amounts.removeLast();
        }
        amounts.add(ceiling);
        raised.put(unit, amounts);
        return new Bounds(raised, uses, user, geo, settle, duties, retain, terms, agreement, ref, dryRun);
    }

    public Bounds withUses(Set<Use> newUses) {
        return new Bounds(ceilings, newUses, user, geo, settle, duties, retain, terms, agreement, ref, dryRun);
    }

    public Bounds withSettle(Set<Settlement> newSettle) {
        return new Bounds(ceilings, uses, user, geo, newSettle, duties, retain, terms, agreement, ref, dryRun);
    }

    public Bounds withDuties(@Nullable Set<Duty> newDuties) {
        return new Bounds(ceilings, uses, user, geo, settle, newDuties, retain, terms, agreement, ref, dryRun);
    }

    public Bounds withRetain(@Nullable Duration newRetain) {
        return new Bounds(ceilings, uses, user, geo, settle, duties, newRetain, terms, agreement, ref, dryRun);
    }

    public Bounds withTerms(@Nullable TermsHash newTerms) {
        return new Bounds(ceilings, uses, user, geo, settle, duties, retain, newTerms, agreement, ref, dryRun);
    }

    public Bounds withAgreement(@Nullable AgreementId newAgreement) {
        return new Bounds(ceilings, uses, user, geo, settle, duties, retain, terms, newAgreement, ref, dryRun);
    }

    private static List<Amount> requireCeilings(List<Amount> amounts) {
        if (amounts.size() > MAX_CURRENCIES) {
            throw new IllegalArgumentException("a unit has ceilings in at most " + MAX_CURRENCIES + " currencies");
        }
        var assets = new HashSet<Asset>();
        for (Amount amount : amounts) {
            if (amount.units() < 0) {
                throw new IllegalArgumentException("a ceiling is not negative");
            }
            if (!assets.add(amount.asset())) {
                throw new IllegalArgumentException("a unit has one ceiling in each currency");
            }
        }
        return List.copyOf(amounts);
    }

    private static boolean isReference(String ref) {
        return !ref.isEmpty() && ref.length() <= MAX_REF_LENGTH && ref.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }
}
