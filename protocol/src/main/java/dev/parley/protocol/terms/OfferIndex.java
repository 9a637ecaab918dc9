package dev.parley.protocol.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Offers by the first segment of the paths that they cover, so that a decision does not walk all of them. */
final class OfferIndex {
    private static final String ANY_SEGMENT = "";

    private record Entry(ResourcePattern pattern, int offer) {}

    private final List<Offer> offers;
    private final Map<String, List<Entry>> bySegment;

    private OfferIndex(List<Offer> offers, Map<String, List<Entry>> bySegment) {
        this.offers = offers;
        this.bySegment = bySegment;
    }

    static OfferIndex of(List<Offer> offers) {
        var bySegment = new HashMap<String, List<Entry>>();
        for (int i = 0; i < offers.size(); i++) {
            for (ResourcePattern pattern : offers.get(i).resources()) {
                bySegment
                        .computeIfAbsent(pattern.firstSegment(), segment -> new ArrayList<>())
                        .add(new Entry(pattern, i));
            }
        }
        return new OfferIndex(offers, bySegment);
    }

    List<CoveringOffer> covering(String path) {
        var longest = new HashMap<Integer, ResourcePattern>();
        collect(bySegment.get(ANY_SEGMENT), path, longest);
        String segment = firstSegment(path);
        if (!segment.equals(ANY_SEGMENT)) {
            collect(bySegment.get(segment), path, longest);
        }
        return longest.entrySet().stream()
                .filter(entry -> !entry.getValue().excludes())
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new CoveringOffer(
                        offers.get(entry.getKey()), entry.getValue().length()))
                .toList();
    }

    /** Whether the longest pattern that matches takes the path in. */
    static boolean covers(List<ResourcePattern> patterns, String path) {
        return patterns.stream()
                .filter(pattern -> pattern.matches(path))
                .reduce(OfferIndex::moreSpecific)
                .filter(pattern -> !pattern.excludes())
                .isPresent();
    }

    private static void collect(@Nullable List<Entry> entries, String path, Map<Integer, ResourcePattern> longest) {
        if (entries == null) {
            return;
        }
        for (Entry entry : entries) {
            if (entry.pattern().matches(path)) {
                longest.merge(entry.offer(), entry.pattern(), OfferIndex::moreSpecific);
            }
        }
    }

    /** The longer one; of two as long, the one that excludes: in doubt nothing is given away. */
    private static ResourcePattern moreSpecific(ResourcePattern one, ResourcePattern other) {
        if (one.length() != other.length()) {
            return one.length() > other.length() ? one : other;
        }
        return one.excludes() ? one : other;
    }

    private static String firstSegment(String path) {
        int slash = path.indexOf('/', 1);
        return slash < 0 ? ANY_SEGMENT : path.substring(1, slash);
    }
}
