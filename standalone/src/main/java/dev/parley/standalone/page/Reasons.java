package dev.parley.standalone.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Why offers do not meet a request, in words. */
final class Reasons {
    private Reasons() {}

    /**
     * One failed axis.
     *
     * @param axis as in {@code price}
     * @param text as in {@code 0.001 EUR stated, 0.002 EUR needed}
     * @param remedy what would help, in words
     */
    public record Reason(String axis, String text, String remedy) {}

    /** Why one offer does not meet. */
    public record OfferReasons(String offer, List<Reason> reasons) {}

    /** By offer, in the order in which they come. */
    static List<OfferReasons> byOffer(JsonNode failed) {
        var offers = new LinkedHashMap<String, List<Reason>>();
        failed.forEach(row -> offers.computeIfAbsent(row.path("offer").asText(), offer -> new ArrayList<>())
                .add(reason(row)));
        return offers.entrySet().stream()
                .map(offer -> new OfferReasons(offer.getKey(), List.copyOf(offer.getValue())))
                .toList();
    }

    private static Reason reason(JsonNode row) {
        String axis = row.path("axis").asText();
        return new Reason(
                name(axis, row), text(axis, row), remedy(row.path("remedy").asText()));
    }

    private static String name(String axis, JsonNode row) {
        return switch (axis) {
            case "price" -> "price " + Prices.unit(row.path("unit").asText());
            case "retain" -> "retention";
            case "settle" -> "settlement";
            case "geo" -> "region";
            case "explicit" -> "explicitness";
            default -> axis;
        };
    }

    private static String text(String axis, JsonNode row) {
        String stated = words(row.path("stated"));
        String needed = words(row.path("needed"));
        return switch (axis) {
            case "price" -> "%s stated, %s needed".formatted(stated.isEmpty() ? "none" : stated, needed);
            case "retain" -> "%s stated, %s at most".formatted(days(stated), days(needed));
            case "settle" ->
                stated.isEmpty()
                        ? needed + " needs the publisher's approval"
                        : "%s stated, %s offered".formatted(stated, needed);
            case "duties" -> "%s accepted, %s asked for".formatted(stated.isEmpty() ? "none" : stated, needed);
            case "use", "user", "geo" -> "%s stated, %s permitted".formatted(stated, needed);
            case "explicit" -> "uses and duties must be named: " + needed;
            case "terms" -> "the terms have changed since the version that was named";
            case "agreement" -> "another agreement than the one named would be concluded";
            case "identity" -> "only for callers who say who they are";
            case "standing" -> "the publisher has suspended this client";
            default -> "%s stated, %s needed".formatted(stated.isEmpty() ? "nothing" : stated, needed);
        };
    }

    private static String remedy(String token) {
        return switch (token) {
            case "change-bound" -> "another bound would do";
            case "pay-another-way" -> "another way to pay would do";
            case "identify" -> "identifying would do";
            case "none" -> "nothing would do";
            default -> token;
        };
    }

    private static String words(JsonNode value) {
        if (value.isObject()) {
            return value.has("amount")
                    ? Prices.money(value)
                    : value.properties().stream()
                            .map(member -> member.getKey() + " " + words(member.getValue()))
                            .collect(Collectors.joining("; "));
        }
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(Reasons::words)
                        .collect(Collectors.joining(", "))
                : value.asText("");
    }

    /** Whole days are said as such; what is no duration is left as it is. */
    private static String days(String period) {
        try {
            long days = period.contains("T")
                    ? Duration.parse(period).toDays()
                    : Period.parse(period).getDays();
            boolean whole = !period.contains("T") || Duration.parse(period).equals(Duration.ofDays(days));
            return whole ? days + (days == 1 ? " day" : " days") : period;
        } catch (DateTimeParseException otherwise) {
            return period;
        }
    }
}
