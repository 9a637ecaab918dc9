package dev.parley.negotiation.directory.kafka;

import dev.parley.negotiation.directory.Parties;
import dev.parley.negotiation.event.Followed;
import dev.parley.schemas.Topic;
import dev.parley.schemas.event.ClientState;
import dev.parley.schemas.event.PublisherState;
import dev.parley.schemas.event.RelationshipState;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecord;

/** Keeps the parties in memory as the stream tells. */
@Singleton
public class PartiesFollowed implements Followed {
    private final Parties parties = new Parties();
    private final PartyRecords records;

    PartiesFollowed(PartyRecords records) {
        this.records = records;
    }

    @Produces
    @Singleton
    Parties parties() {
        return parties;
    }

    @Override
    public Topic topic() {
        return Topic.PARTIES;
    }

    @Override
    public void accept(SpecificRecord event) {
        switch (event) {
            case PublisherState state -> parties.apply(records.publisher(state));
            case ClientState state -> parties.apply(records.client(state));
            case RelationshipState state -> parties.apply(records.relationship(state));
            default ->
                throw new IllegalArgumentException(Topic.PARTIES.topicName() + " does not carry "
                        + event.getSchema().getName());
        }
    }
}
