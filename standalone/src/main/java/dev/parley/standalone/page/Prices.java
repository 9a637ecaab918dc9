package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Money and prices as people read them. */
final class Prices {
    private static final Set<String> MEASURES = Set.of("access", "kilobyte", "window", "tokens", "seconds");

    private Prices() {}

    /** As in {@code 0.002 EUR}; empty for no money. */
    static String money(JsonNode money) {
        return money.isObject()
                ? money.path("amount").asText() + " " + money.path("currency").asText()
                : "";
    }

    /** As in {@code 0.002 EUR per access} and {@code 0.01 EUR if cited}. */
    static List<String> list(JsonNode pricing) {
        return pricing.isEmpty()
                ? List.of("free")
                : StreamSupport.stream(pricing.spliterator(), false)
                        .map(price ->
                                each(price) + " " + unit(price.path("unit").asText()))
                        .toList();
    }

    /** As in {@code per access}, or {@code if cited}: all but a few units are words for use. */
    static String unit(String unit) {
        return MEASURES.contains(unit) ? "per " + unit : "if " + unit;
    }

    /** As in {@code 0.002 EUR}, or {@code 1.5 EUR for 1000}. */
    static String each(JsonNode unitPrice) {
        long per = unitPrice.path("per").asLong(1);
        return per == 1 ? money(unitPrice) : money(unitPrice) + " for " + per;
    }
}
