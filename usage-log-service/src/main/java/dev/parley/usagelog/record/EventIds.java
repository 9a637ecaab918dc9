package dev.parley.usagelog.record;

import java.util.UUID;

/** The ids of events, made from what they tell of, so that the same told again is the same event. */
public final class EventIds {

    private EventIds() {}

    /** Of a line: the same for every report that it comes in. */
    public static UUID of(Reporter reporter, RecordId record) {
        return Digest.of("usage", reporter).update(record.value()).uuid();
    }
}
