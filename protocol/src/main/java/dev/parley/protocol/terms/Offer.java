package dev.parley.protocol.terms;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.OfferId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One deal in a publisher's terms.
 *
 * @param resources what it covers; the longest matching pattern decides, an exclusion included
 * @param clients whom alone it speaks to; empty: everyone
 * @param permits a closed list; at least one
 * @param prohibits beats {@code permits}
 * @param prices what is counted and what it costs; empty: free
 * @param settle at least one way
 * @param explicit whether a bare price is not enough and uses and duties must be named
 */
public record Offer(
        OfferId id,
        List<ResourcePattern> resources,
        Set<ClientId> clients,
        Audience audience,
        Set<Use> permits,
        Set<Use> prohibits,
        List<UnitPrice> prices,
        Set<Settlement> settle,
        Duties duties,
        boolean explicit) {

    public Offer {
        resources = List.copyOf(resources);
        clients = Set.copyOf(clients);
        permits = Set.copyOf(permits);
        prohibits = Set.copyOf(prohibits);
        prices = List.copyOf(prices);
        settle = Set.copyOf(settle);
        if (resources.stream().allMatch(ResourcePattern::excludes)) {
            throw new IllegalArgumentException("an offer covers at least one resource pattern");
        }
        if (permits.isEmpty() || settle.isEmpty()) {
            throw new IllegalArgumentException("an offer permits at least one use and settles in at least one way");
        }
        if (Use.effective(permits, prohibits).isEmpty()) {
            throw new IllegalArgumentException("what an offer prohibits leaves nothing of what it permits");
        }
        boolean settlesAsPriced =
                prices.isEmpty() ? settle.equals(Set.of(Settlement.FREE)) : !settle.contains(Settlement.FREE);
        if (!settlesAsPriced) {
            throw new IllegalArgumentException("an offer without prices settles as free, and only such an offer does");
        }
        var priced = new HashSet<Object>();
        if (!prices.stream()
                .allMatch(
                        price -> priced.add(List.of(price.unit(), price.price().asset())))) {
            throw new IllegalArgumentException("an offer prices a unit once in each currency");
        }
    }

    /** Visible to the clients that it names, and to nobody else. */
    public boolean isPrivate() {
        return !clients.isEmpty();
    }

    public boolean isVisibleTo(@Nullable ClientId client) {
        return !isPrivate() || (client != null && clients.contains(client));
    }

    /** What the offer permits once its prohibitions have taken theirs; never empty. */
    public Set<Use> uses() {
        return Use.effective(permits, prohibits);
    }
}
