package dev.parley.negotiation.terms.store;

import dev.parley.negotiation.directory.store.PublisherRegister;
import dev.parley.negotiation.event.Outbox;
import dev.parley.negotiation.store.Transactions;
import dev.parley.negotiation.terms.Publication;
import dev.parley.negotiation.terms.TermsTimeline;
import dev.parley.negotiation.terms.TermsVersion;
import dev.parley.negotiation.terms.kafka.TermsRecords;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.CompiledTerms;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Every version of terms that was published. A publication is stored together with its event, and holds on this node as
 * soon as the call returns.
 */
@Singleton
public class TermsLibrary {

    /** One line in the list of a publisher's versions. */
    public record Entry(TermsHash terms, long version, Instant validFrom, Instant publishedAt) {}

    private final Transactions transactions;
    private final TermsRepository versions;
    private final PublisherRegister publishers;
    private final TermsRecords records;
    private final Outbox outbox;
    private final TermsTimeline timeline;
    private final InstantSource clock;

    TermsLibrary(
            Transactions transactions,
            TermsRepository versions,
            PublisherRegister publishers,
            TermsRecords records,
            Outbox outbox,
            TermsTimeline timeline,
            InstantSource clock) {
        this.transactions = transactions;
        this.versions = versions;
        this.publishers = publishers;
        this.records = records;
        this.outbox = outbox;
        this.timeline = timeline;
        this.clock = clock;
    }

    public Publication publish(CompiledTerms terms) {
        PublisherId publisher = terms.terms().publisher();
        Publication outcome = transactions.call(
                () -> publishers.lock(publisher) ? publishLocked(publisher, terms) : new Publication.NoPublisher());
        if (outcome instanceof Publication.Published(TermsVersion version)) {
            timeline.apply(version);
            outbox.announce();
        }
        return outcome;
    }

    /** A document as everybody may see it. */
    public Optional<String> published(TermsHash hash) {
        return transactions.call(() -> versions.ofHash(hash.value()).map(row -> row.published));
    }

    /** From the latest version back, beginning before one. */
    public List<Entry> list(PublisherId publisher, long before, int limit) {
        return transactions.call(() -> versions.before(publisher.value(), before, limit).stream()
                .map(row -> new Entry(new TermsHash(row.termsHash), row.version, row.validFrom, row.publishedAt))
                .toList());
    }

    /** While the publisher is locked nobody else counts its versions: there is no gap and no number twice. */
    private Publication publishLocked(PublisherId publisher, CompiledTerms terms) {
        Instant now = clock.instant();
        Optional<TermsEntity> present = versions.ofHash(terms.hash().value());
        if (present.isPresent()) {
            TermsEntity row = present.get();
            var version = new TermsVersion(row.version, row.validFrom, row.publishedAt, terms);
            return versions.isReplaced(row, now)
                    ? new Publication.Replaced(version)
                    : new Publication.Repeated(version);
        }
        Instant validFrom = later(terms.terms().validFrom(), now);
        var version = new TermsVersion(versions.latestVersion(publisher.value()) + 1, validFrom, now, terms);
        versions.persistAndFlush(rowOf(version));
        outbox.append(records.of(version));
        return new Publication.Published(version);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static TermsEntity rowOf(TermsVersion version) {
        var row = new TermsEntity();
        row.publisher = version.publisher().value();
        row.version = version.version();
        row.termsHash = version.terms().hash().value();
        row.validFrom = version.validFrom();
        row.publishedAt = version.publishedAt();
        row.canonical = version.terms().canonical();
        row.published = version.terms().published();
        return row;
    }
}
