package dev.parley.negotiation.access.store;

import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.access.RepeatsContract;

class StoredRepeatsTest extends RepeatsContract {
    private static final AccessDatabase DATABASE = AccessDatabase.migrated();

    @Override
    protected Repeats repeats() {
        return new StoredRepeats(DATABASE.dataSource(), Thread::startVirtualThread);
    }
}
