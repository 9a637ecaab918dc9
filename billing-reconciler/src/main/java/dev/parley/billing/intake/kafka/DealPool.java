package dev.parley.billing.intake.kafka;

import dev.parley.billing.rating.Deal;
import java.util.HashMap;
import java.util.Map;

/** Keeps one object for equal deals: thousands of accesses in memory share a few of them. */
final class DealPool {
    private static final int MAX_DEALS = 50_000;

    private final Map<Deal, Deal> deals = new HashMap<>();

    Deal shared(Deal deal) {
        if (deals.size() >= MAX_DEALS) {
            deals.clear();
        }
        Deal known = deals.putIfAbsent(deal, deal);
        return known == null ? deal : known;
    }
}
