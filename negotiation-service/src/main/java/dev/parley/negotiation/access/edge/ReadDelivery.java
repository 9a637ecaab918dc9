package dev.parley.negotiation.access.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.negotiation.access.Delivery;
import dev.parley.negotiation.access.DeliveryClaim;
import dev.parley.negotiation.problem.Fault;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One delivery of a body, or what is wrong with it. */
sealed interface ReadDelivery {
    record Claimed(DeliveryClaim claim) implements ReadDelivery {}

    /** @param faults with pointers into the delivery */
    record Unreadable(List<Fault> faults) implements ReadDelivery {}

    static ReadDelivery of(JsonNode json) {
        return json.isObject() ? new Members(json).read() : notAnObject();
    }

    static ReadDelivery notAnObject() {
        return new Unreadable(List.of(Fault.at("", "expected an object with " + String.join(", ", Members.KNOWN))));
    }

    /** The members of one object, and what was found wrong with them so far. */
    final class Members {
        private static final Set<String> KNOWN =
                new TreeSet<>(List.of("delivery", "status", "bytes", "outcome", "endedAt"));
        private static final Map<String, Delivery.Outcome> OUTCOMES = Map.of(
                "complete", Delivery.Outcome.COMPLETE,
                "client-aborted", Delivery.Outcome.CLIENT_ABORTED,
                "origin-aborted", Delivery.Outcome.ORIGIN_ABORTED,
                "origin-failed", Delivery.Outcome.ORIGIN_FAILED);
        private static final int MIN_STATUS = 100;
        private static final int MAX_STATUS = 599;

        private final JsonNode json;
        private final List<Fault> faults = new ArrayList<>();

        private Members(JsonNode json) {
            this.json = json;
        }

        private ReadDelivery read() {
            String token = text("delivery", "the value of Parley-Delivery");
            long status = number("status", MIN_STATUS, MAX_STATUS, "an HTTP status");
            long bytes = number("bytes", 0, Long.MAX_VALUE, "the bytes of the body that were sent");
            Delivery.Outcome outcome = outcome();
            Instant endedAt = instant();
            noteUnknown();
            return token == null || outcome == null || endedAt == null || !faults.isEmpty()
                    ? new Unreadable(faults)
                    : new Claimed(new DeliveryClaim(token, outcome, (int) status, bytes, endedAt));
        }

        private @Nullable String text(String name, String expected) {
            JsonNode value = json.path(name);
            if (!value.isTextual()) {
                faults.add(Fault.at("/" + name, "expected " + expected + ", as a text"));
                return null;
            }
            return value.textValue();
        }

        /** Below the least allowed with a fault noted, if it is none. */
        private long number(String name, long min, long max, String expected) {
            JsonNode value = json.path(name);
            boolean fits = value.isIntegralNumber() && value.canConvertToLong();
            if (!fits || value.longValue() < min || value.longValue() > max) {
                faults.add(Fault.at("/" + name, "expected " + expected + ", as a number"));
                return min - 1;
            }
            return value.longValue();
        }

        private Delivery.@Nullable Outcome outcome() {
            Delivery.Outcome outcome = OUTCOMES.get(json.path("outcome").asText());
            if (outcome == null) {
                faults.add(
                        Fault.at("/outcome", "expected one of " + String.join(", ", new TreeSet<>(OUTCOMES.keySet()))));
            }
            return outcome;
        }

        private @Nullable Instant instant() {
            try {
                return OffsetDateTime.parse(json.path("endedAt").asText()).toInstant();
            } catch (DateTimeParseException notATime) {
                faults.add(Fault.at("/endedAt", "expected an RFC 3339 time, such as 2026-12-01T08:30:00Z"));
                return null;
            }
        }

        /** The first of them: an object of nothing else must not make an answer that is longer than itself. */
        private void noteUnknown() {
            json.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(name -> !KNOWN.contains(name))
                    .findFirst()
                    .ifPresent(name -> faults.add(Fault.at(
                            "/" + name.replace("~", "~0").replace("/", "~1"),
                            "unknown member; expected one of " + String.join(", ", KNOWN))));
        }
    }
}
