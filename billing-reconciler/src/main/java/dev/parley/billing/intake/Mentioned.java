package dev.parley.billing.intake;

import dev.parley.billing.meter.Ending;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What records speak of, by its ids.
 *
 * @param grants that came, ended or were used
 * @param changed those grants that came or were taken back: what their uses cost follows
 * @param usages that came
 */
public record Mentioned(Set<UUID> grants, Set<UUID> changed, Set<UUID> usages) {

    static Mentioned in(List<Arrival> arrivals) {
        Set<UUID> grants = HashSet.newHashSet(arrivals.size());
        Set<UUID> changed = new HashSet<>();
        Set<UUID> usages = new HashSet<>();
        for (Arrival arrival : arrivals) {
            switch (arrival.reading()) {
                case Reading.Granted(var grant) -> {
                    grants.add(grant.id());
                    changed.add(grant.id());
                }
                case Reading.Ended(var outcome) -> {
                    grants.add(outcome.grantId());
                    if (outcome.ending() == Ending.VOIDED) {
                        changed.add(outcome.grantId());
                    }
                }
                case Reading.Used(var usage) -> {
                    grants.add(usage.grantId());
                    usages.add(usage.id());
                }
                case Reading.NotBillable() -> {}
                case Reading.Unusable unusable -> {}
            }
        }
        return new Mentioned(grants, changed, usages);
    }
}
