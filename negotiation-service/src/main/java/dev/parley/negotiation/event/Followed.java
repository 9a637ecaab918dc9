package dev.parley.negotiation.event;

import dev.parley.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;

/** A view in memory that is fed from a topic, from its first record on. */
public interface Followed {

    Topic topic();

    /** Takes the next record; the same one may come again. */
    void accept(SpecificRecord event);
}
