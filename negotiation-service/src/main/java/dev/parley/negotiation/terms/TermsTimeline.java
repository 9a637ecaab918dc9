package dev.parley.negotiation.terms;

import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
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

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private static final Comparator<PublishedTerms> ORDER =
            Comparator.comparing(PublishedTerms::validFrom).thenComparing(PublishedTerms::version);

    private final Map<PublisherId, List<PublishedTerms>> versions = new ConcurrentHashMap<>();
    private final Set<TermsHash> withdrawn = ConcurrentHashMap.newKeySet();

    public void apply(PublishedTerms version) {
        if (!withdrawn.contains(version.hash())) {
            versions.merge(version.publisher(), List.of(version), TermsTimeline::merged);
        }
    }

    /** From now on nothing is agreed under these terms; the version before them holds again, if there is one. */
    public void withdraw(PublisherId publisher, TermsHash terms) {
        withdrawn.add(terms);
        versions.computeIfPresent(
                publisher,
                (id, known) -> known.stream()
                        .filter(version -> !version.hash().equals(terms))
                        .toList());
    }

    @Override
    public Optional<CompiledTerms> of(PublisherId publisher, Instant at) {
        List<PublishedTerms> known = versions.getOrDefault(publisher, List.of());
        for (int i = known.size() - 1; i >= 0; i--) {
            if (!known.get(i).validFrom().isAfter(at)) {
                return Optional.of(decidable(known.get(i)));
            }
        }
        return Optional.empty();
    }

    private static CompiledTerms decidable(PublishedTerms inForce) {
        return switch (inForce) {
            case TermsVersion version -> version.terms();
            case UnreadableTerms unreadable ->
                throw new ProblemException(ProblemDetails.of(
                                Problem.TERMS_UNREADABLE,
                                "The publisher's terms cannot be read by this service, which has to be brought up to date.")
                        .with("terms", unreadable.hash().value())
                        .retryAfter(PAUSE));
        };
    }

    private static List<PublishedTerms> merged(List<PublishedTerms> known, List<PublishedTerms> added) {
        var all = new ArrayList<>(known);
        for (PublishedTerms version : added) {
            all.removeIf(other -> other.version() == version.version() && other instanceof UnreadableTerms);
            if (all.stream().noneMatch(other -> other.version() == version.version())) {
                all.add(version);
            }
        }
        all.sort(ORDER);
        return withoutPast(all);
    }

    /** Forgets what was replaced long before the latest publication. */
    private static List<PublishedTerms> withoutPast(List<PublishedTerms> sorted) {
        Instant horizon = sorted.stream()
                .map(PublishedTerms::publishedAt)
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
