package dev.parley.standalone.story;

import dev.parley.standalone.http.Reply;
import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Cast.Relationship;
import dev.parley.standalone.stage.Publisher;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the agents saw themselves: each article that came whole, under its response id, at the prices that came with it;
 * and each use that they reported of one.
 */
public final class Sightings {
    private static final String ACCESS = "access";
    private static final Pattern PRICE = Pattern.compile("([a-z]+)=\"([0-9.]+)\";currency=[A-Z]+");
    private static final Pattern AGREEMENT = Pattern.compile("\"(agr_[a-z0-9]+)\"");

    private final Map<String, Sighting> byResponseId = new ConcurrentHashMap<>();
    private final Queue<Use> uses = new ConcurrentLinkedQueue<>();

    /**
     * One article.
     *
     * @param prices by unit, as in {@code access} and {@code cited}
     */
    public record Sighting(
            Relationship relationship, String responseId, String agreement, Map<String, BigDecimal> prices) {
        BigDecimal price(String unit) {
            return prices.getOrDefault(unit, BigDecimal.ZERO);
        }
    }

    private record Use(Relationship relationship, String word, BigDecimal price) {}

    /** Notes an article; the same response id again is the same article. Throws {@link IllegalArgumentException} if the answer lacks a field. */
    public Sighting note(Agent agent, Publisher publisher, Reply reply) {
        String responseId = responseId(reply);
        Matcher agreement = AGREEMENT.matcher(reply.header("Agreement").orElse(""));
        Map<String, BigDecimal> prices = prices(reply);
        if (responseId.isEmpty() || !agreement.find() || !prices.containsKey(ACCESS)) {
            throw new IllegalArgumentException("No Response-Id, no Agreement or no access price with "
                    + reply.call().uri());
        }
        var sighting = new Sighting(new Relationship(publisher, agent), responseId, agreement.group(1), prices);
        byResponseId.put(responseId, sighting);
        return sighting;
    }

    /** Notes that a use of an article was reported, and taken. */
    public void noteUse(Sighting sighting, String word) {
        uses.add(new Use(sighting.relationship(), word, sighting.price(word)));
    }

    private static Map<String, BigDecimal> prices(Reply reply) {
        return PRICE.matcher(reply.header("Pricing").orElse(""))
                .results()
                .collect(Collectors.toMap(price -> price.group(1), price -> new BigDecimal(price.group(2))));
    }

    public static String responseId(Reply reply) {
        return reply.header("Response-Id").orElse("").replace("\"", "");
    }

    public Collection<String> responseIds() {
        return byResponseId.keySet();
    }

    /** Any {@code count} of the articles of a relationship. */
    List<Sighting> some(Relationship relationship, int count) {
        return of(relationship).limit(count).toList();
    }

    /** Articles and uses. */
    public long count(Relationship relationship) {
        return of(relationship).count() + usesOf(relationship).count();
    }

    /** Articles and uses. */
    public long count(Publisher publisher) {
        return Stream.concat(
                        byResponseId.values().stream().map(Sighting::relationship),
                        uses.stream().map(Use::relationship))
                .filter(relationship -> relationship.publisher() == publisher)
                .count();
    }

    /** Articles. */
    public long count() {
        return byResponseId.size();
    }

    public BigDecimal amount(Relationship relationship) {
        return Stream.concat(
                        of(relationship).map(sighting -> sighting.price(ACCESS)),
                        usesOf(relationship).map(Use::price))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What the uses of one kind cost that were reported. */
    BigDecimal amount(Relationship relationship, String word) {
        return usesOf(relationship)
                .filter(use -> use.word().equals(word))
                .map(Use::price)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<Sighting> of(Relationship relationship) {
        return byResponseId.values().stream()
                .filter(sighting -> sighting.relationship().equals(relationship));
    }

    private Stream<Use> usesOf(Relationship relationship) {
        return uses.stream().filter(use -> use.relationship().equals(relationship));
    }
}
