package dev.parley.negotiation.terms.kafka;

import dev.parley.negotiation.event.Followed;
import dev.parley.negotiation.terms.TermsTimeline;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.TermsPublished;
import dev.parley.schemas.event.TermsWithdrawn;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecord;

/** Keeps the terms in memory as the stream tells. */
@Singleton
public class TermsFollowed implements Followed {
    private final TermsTimeline timeline = new TermsTimeline();
    private final TermsRecords records;

    TermsFollowed(TermsRecords records) {
        this.records = records;
    }

    @Produces
    @Singleton
    TermsTimeline timeline() {
        return timeline;
    }

    @Override
    public Topic topic() {
        return Topic.TERMS;
    }

    @Override
    public void accept(SpecificRecord event) {
        switch (event) {
            case TermsPublished published -> timeline.apply(records.published(published));
            case TermsWithdrawn withdrawn ->
                timeline.withdraw(new PublisherId(withdrawn.getPublisher()), new TermsHash(withdrawn.getTermsHash()));
            default ->
                throw new IllegalArgumentException(Topic.TERMS.topicName() + " does not carry "
                        + event.getSchema().getName());
        }
    }
}
