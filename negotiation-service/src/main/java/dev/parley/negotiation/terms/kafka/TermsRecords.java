package dev.parley.negotiation.terms.kafka;

import dev.parley.negotiation.event.OutgoingRecord;
import dev.parley.negotiation.event.ProducerBoot;
import dev.parley.negotiation.terms.PublishedTerms;
import dev.parley.negotiation.terms.TermsVersion;
import dev.parley.negotiation.terms.UnreadableTerms;
import dev.parley.negotiation.terms.document.DocumentFormat;
import dev.parley.negotiation.terms.document.MalformedDocumentException;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.id.UuidV7;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.protocol.terms.TermsReader;
import dev.parley.protocol.terms.TermsReading;
import dev.parley.schemas.EventCodec;
import dev.parley.schemas.EventKey;
import dev.parley.schemas.Topic;
import dev.parley.schemas.Uuids;
import dev.parley.schemas.event.Envelope;
import dev.parley.schemas.event.TermsPublished;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Terms to and from their records in {@code parley.terms.v1}. */
@Singleton
public class TermsRecords {
    private static final Logger LOG = Logger.getLogger(TermsRecords.class);
    private static final long ORDERED_BY_THE_OUTBOX = -1;

    private final EventCodec codec;
    private final ProducerBoot boot;
    private final RandomGenerator random;

    public TermsRecords(EventCodec codec, ProducerBoot boot, RandomGenerator random) {
        this.codec = codec;
        this.boot = boot;
        this.random = random;
    }

    public OutgoingRecord of(TermsVersion version) {
        String hash = version.terms().hash().value();
        var published = TermsPublished.newBuilder()
                .setEventId(Uuids.toFixed(UuidV7.create(version.publishedAt(), random)))
                .setOccurredAt(version.publishedAt())
                .setEnvelope(new Envelope(boot.id(), ORDERED_BY_THE_OUTBOX))
                .setPublisher(version.publisher().value())
                .setTermsHash(hash)
                .setVersion(version.version())
                .setValidFrom(version.validFrom())
                .setDocument(version.terms().canonical())
                .build();
        return new OutgoingRecord(Topic.TERMS, EventKey.terms(hash), codec.encode(published));
    }

    /** What the event tells of, whether or not its document can be read. */
    PublishedTerms published(TermsPublished published) {
        try {
            return version(published);
        } catch (IllegalArgumentException unreadable) {
            LOG.errorf("event=terms-unreadable terms=%s cause=%s", published.getTermsHash(), unreadable);
            return new UnreadableTerms(
                    new PublisherId(published.getPublisher()),
                    new TermsHash(published.getTermsHash()),
                    published.getVersion(),
                    published.getValidFrom(),
                    published.getOccurredAt());
        }
    }

    private static TermsVersion version(TermsPublished published) {
        CompiledTerms terms = compile(published.getDocument());
        if (!terms.hash().value().equals(published.getTermsHash())) {
            throw new IllegalArgumentException(
                    published.getTermsHash() + " is not the hash of its document, which is " + terms.hash());
        }
        return new TermsVersion(published.getVersion(), published.getValidFrom(), published.getOccurredAt(), terms);
    }

    /**
     * Terms from the form in which they are stored.
     *
     * @throws IllegalArgumentException if it is not that of terms
     */
    public static CompiledTerms compile(String canonical) {
        try {
            var reading = DocumentFormat.JSON.read(canonical.getBytes(StandardCharsets.UTF_8));
            return switch (TermsReader.read(reading.document())) {
                case TermsReading.Valid(var terms) -> CompiledTerms.of(terms);
                case TermsReading.Invalid(var problems) ->
                    throw new IllegalArgumentException("published terms cannot be read: " + problems);
            };
        } catch (MalformedDocumentException e) {
            throw new IllegalArgumentException("published terms are not well-formed", e);
        }
    }
}
