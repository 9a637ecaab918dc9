package dev.parley.protocol.terms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Offers by the folders that their patterns name, so that a decision walks the folders of its path and not all offers. */
final class OfferIndex {
    private record Entry(ResourcePattern pattern, int offer) {}

    private record Folder(List<Entry> entries, Map<String, Folder> folders) {
        Folder() {
            this(new ArrayList<>(), new HashMap<>());
        }
    }

    private final List<Offer> offers;
    private final Folder root = new Folder();

    private OfferIndex(List<Offer> offers) {
        this.offers = offers;
    }

    static OfferIndex of(List<Offer> offers) {
        var index = new OfferIndex(offers);
        for (int i = 0; i < offers.size(); i++) {
            for (ResourcePattern pattern : offers.get(i).resources()) {
                index.add(new Entry(pattern, i));
            }
        }
        return index;
    }

    private void add(Entry entry) {
        Folder folder = root;
        for (String name : entry.pattern().folders()) {
            folder = folder.folders().computeIfAbsent(name, unseen -> new Folder());
        }
        folder.entries().add(entry);
    }

    /** @param path as of {@link Paths#forMatching} */
    List<CoveringOffer> covering(String path) {
        var longest = new TreeMap<Integer, ResourcePattern>();
        int start = 1;
        Folder folder = root;
        while (folder != null) {
            collect(folder.entries(), path, longest);
            int slash = path.indexOf('/', start);
            folder = slash < 0 ? null : folder.folders().get(path.substring(start, slash));
            start = slash + 1;
        }
        var covering = new ArrayList<CoveringOffer>(longest.size());
        longest.forEach((offer, pattern) -> {
            if (!pattern.excludes()) {
                covering.add(new CoveringOffer(offers.get(offer), pattern.length()));
            }
        });
        return covering;
    }

    /** Whether the longest pattern that matches takes the path in. */
    static boolean covers(List<ResourcePattern> patterns, String path) {
        ResourcePattern longest = null;
        for (ResourcePattern pattern : patterns) {
            if (pattern.matches(path)) {
                longest = longest == null ? pattern : moreSpecific(longest, pattern);
            }
        }
        return longest != null && !longest.excludes();
    }

    private static void collect(List<Entry> entries, String path, Map<Integer, ResourcePattern> longest) {
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
}
