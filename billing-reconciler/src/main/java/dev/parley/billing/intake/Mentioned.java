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
 * @param came those grants that came: their uses may have waited
 * @param voided those grants that were taken back: so are their uses
 * @param usages that came
 */
public record Mentioned(Set<UUID> grants, Set<UUID> came, Set<UUID> voided, Set<UUID> usages) {

    static Mentioned in(List<Arrival> arrivals) {
        Set<UUID> grants = HashSet.newHashSet(arrivals.size());
        Set<UUID> came = HashSet.newHashSet(arrivals.size());
        Set<UUID> voided = new HashSet<>();
        Set<UUID> usages = new HashSet<>();
        for (Arrival arrival : arrivals) {
            switch (arrival.reading()) {
                case Reading.Granted(var grant) -> {
                    grants.add(grant.id());
                    came.add(grant.id());
                }
                case Reading.Ended(var outcome) -> {
                    grants.add(outcome.grantId());
                    if (outcome.ending() == Ending.VOIDED) {
                        voided.add(outcome.grantId());
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
        return new Mentioned(grants, came, voided, usages);
    }
}
