package dev.parley.negotiation.access.store;

import dev.parley.negotiation.access.DatabaseCalls;
import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.access.kafka.PendingEvents;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Pending voids in PostgreSQL. */
public final class StoredPendingEvents implements PendingEvents {
    private static final String KEEP = Statements.sql("keep-event");
    private static final String KEEP_OF_CLAIM = Statements.sql("keep-void-of-claim");
    private static final String FORGET = "delete from pending_void where grant_id = ?";
    private static final String ORPHANED = Statements.sql("orphaned-events");

    private final Statements statements;

    public StoredPendingEvents(DataSource dataSource, DatabaseCalls calls) {
        this.statements = new Statements(dataSource, calls);
    }

    @Override
    public CompletionStage<Boolean> keep(NumberedEvent event, Repeats.Claim.@Nullable Mine claim) {
        return claim == null
                ? statements
                        .change(KEEP, statement -> Statements.bind(statement, event))
                        .thenApply(kept -> true)
                : statements.call(connection -> Statements.update(connection, KEEP_OF_CLAIM, statement -> {
                            Statements.bind(statement, event);
                            StoredRepeats.bind(statement, 6, claim);
                        })
                        == 1);
    }

    @Override
    public CompletionStage<Void> forget(UUID grant) {
        return statements.change(FORGET, statement -> statement.setObject(1, grant));
    }

    @Override
    public CompletionStage<List<NumberedEvent>> olderThan(Duration age) {
        return statements.call(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ORPHANED)) {
                statement.setLong(1, age.toSeconds());
                var events = new ArrayList<NumberedEvent>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        events.add(Statements.event(rows));
                    }
                }
                return List.copyOf(events);
            }
        });
    }
}
