package dev.parley.negotiation.terms;

import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.CompiledTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The versions of all publishers' terms, in memory. Fed from the stream and from this node's own publications, in any
 * order and as often as they come. Many threads read while one writes.
 */
public final class TermsTimeline implements TermsInForce {
    /** A decision may look back as far as a slow request, not further. */
    private static final Duration MEMORY = Duration.ofDays(1);

    private static final Comparator<TermsVersion> ORDER =
            Comparator.comparing(TermsVersion::validFrom).thenComparing(TermsVersion::version);

    private final Map<PublisherId, List<TermsVersion>> versions = new ConcurrentHashMap<>();
    private final Set<TermsHash> withdrawn = ConcurrentHashMap.newKeySet();

    public void apply(TermsVersion version) {
        if (!withdrawn.contains(version.terms().hash())) {
            versions.merge(version.publisher(), List.of(version), TermsTimeline::merged);
        }
    }

    /** From now on nothing is agreed under these terms; the version before them holds again, if there is one. */
    public void withdraw(PublisherId publisher, TermsHash terms) {
        withdrawn.add(terms);
        versions.computeIfPresent(
                publisher,
                (id, known) -> known.stream()
                        .filter(version -> !version.terms().hash().equals(terms))
                        .toList());
    }

    @Override
    public Optional<CompiledTerms> of(PublisherId publisher, Instant at) {
        List<TermsVersion> known = versions.getOrDefault(publisher, List.of());
        for (int i = known.size() - 1; i >= 0; i--) {
            if (!known.get(i).validFrom().isAfter(at)) {
                return Optional.of(known.get(i).terms());
            }
        }
        return Optional.empty();
    }

    private static List<TermsVersion> merged(List<TermsVersion> known, List<TermsVersion> added) {
        var all = new ArrayList<>(known);
        for (TermsVersion version : added) {
            if (known.stream().noneMatch(other -> other.version() == version.version())) {
                all.add(version);
            }
        }
        all.sort(ORDER);
        return withoutPast(all);
    }

    /** Forgets what was replaced long before the latest publication. */
    private static List<TermsVersion> withoutPast(List<TermsVersion> sorted) {
        Instant horizon = sorted.stream()
                .map(TermsVersion::publishedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .minus(MEMORY);
        int first = 0;
        for (int i = 0; i < sorted.size(); i++) {
            if (!sorted.get(i).validFrom().isAfter(horizon)) {
                first = i;
            }
        }
        return List.copyOf(sorted.subList(first, sorted.size()));
    }
}
