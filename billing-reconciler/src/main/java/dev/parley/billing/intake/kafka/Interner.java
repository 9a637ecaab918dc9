package dev.parley.billing.intake.kafka;

import java.util.HashMap;
import java.util.Map;

/** Keeps one object for equal ones: thousands of accesses in memory share a few deals and price lists. */
final class Interner<T> {
    private static final int MAX_KEPT = 50_000;

    private final Map<T, T> kept = new HashMap<>();

    T shared(T value) {
        if (kept.size() >= MAX_KEPT) {
            kept.clear();
        }
        T known = kept.putIfAbsent(value, value);
        return known == null ? value : known;
    }
}
