package dev.parley.standalone.story;

import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Publisher;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the agents saw themselves: each article that came whole, under its response id, at the price that came with it. */
public final class Sightings {
    private static final Pattern ACCESS_PRICE = Pattern.compile("access=\"([0-9.]+)\";currency=([A-Z]+)");

    private final Map<String, Sighting> byResponseId = new ConcurrentHashMap<>();

    /** One article at one price. */
    public record Sighting(Relationship relationship, BigDecimal price, String currency) {}

    /** Notes an article; the same response id again is the same article. Throws {@link IllegalArgumentException} if the answer lacks a field. */
    public Sighting note(Agent agent, Publisher publisher, Reply reply) {
        String responseId = responseId(reply);
        Matcher price = ACCESS_PRICE.matcher(reply.header("Pricing").orElse(""));
        if (responseId.isEmpty() || !price.find()) {
            throw new IllegalArgumentException(
                    "No Response-Id or no access price with " + reply.call().uri());
        }
        var sighting = new Sighting(new Relationship(publisher, agent), new BigDecimal(price.group(1)), price.group(2));
        byResponseId.put(responseId, sighting);
        return sighting;
    }

    public static String responseId(Reply reply) {
        return reply.header("Response-Id").orElse("").replace("\"", "");
    }

    public Collection<String> responseIds() {
        return byResponseId.keySet();
    }

    public long count(Relationship relationship) {
        return of(relationship).count();
    }

    public long count(Publisher publisher) {
        return byResponseId.values().stream()
                .filter(sighting -> sighting.relationship().publisher() == publisher)
                .count();
    }

    public long count() {
        return byResponseId.size();
    }

    public BigDecimal amount(Relationship relationship) {
        return of(relationship).map(Sighting::price).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<Sighting> of(Relationship relationship) {
        return byResponseId.values().stream()
                .filter(sighting -> sighting.relationship().equals(relationship));
    }
}
