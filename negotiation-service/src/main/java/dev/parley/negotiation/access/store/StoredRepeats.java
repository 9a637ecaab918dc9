package dev.parley.negotiation.access.store;

import dev.parley.negotiation.access.DatabaseCalls;
import dev.parley.negotiation.access.NumberedEvent;
import dev.parley.negotiation.access.RepeatKey;
import dev.parley.negotiation.access.Repeats;
import dev.parley.negotiation.access.RequestFingerprint;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

/** Idempotency keys in PostgreSQL, a row each, by the database's own clock. */
public final class StoredRepeats implements Repeats {
    /** Longer than an origin may take for its head; a claim that old belongs to a process that died. */
    private static final Duration CLAIMED = Duration.ofSeconds(45);

    private static final Duration REMEMBERED = Duration.ofHours(24);
    /** A key that is given back between two looks is looked at again. */
    private static final int ATTEMPTS = 3;

    private static final int SWEPT = 5_000;
    /** In one go; more are removed in the next. */
    private static final int MAX_SWEPT = 1_000_000;

    private static final String CLAIM = Statements.sql("claim-key");
    private static final String FIND = Statements.sql("find-key");
    private static final String KEEP = Statements.sql("keep-grant");
    private static final String STORED = Statements.sql("grant-stored");
    private static final String RESUME = Statements.sql("resume-key");
    private static final String RELEASE = Statements.sql("release-key");
    private static final String SWEEP = Statements.sql("sweep-keys");

    private final Statements statements;

    public StoredRepeats(DataSource dataSource, DatabaseCalls calls) {
        this.statements = new Statements(dataSource, calls);
    }

    @Override
    public CompletionStage<Claim> claim(RepeatKey key, RequestFingerprint fingerprint) {
        return statements.call(connection -> {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                var claim = new Claim.Mine(key, UUID.randomUUID());
                if (take(connection, claim, fingerprint)) {
                    return claim;
                }
                Optional<Claim> held = find(connection, key, fingerprint);
                if (held.isPresent()) {
                    return held.get() instanceof Claim.Unsettled unsettled && !resume(connection, unsettled.claim())
                            ? new Claim.InFlight()
                            : held.get();
                }
            }
            return new Claim.InFlight();
        });
    }

    @Override
    public CompletionStage<Boolean> keep(Claim.Mine claim, NumberedEvent grant) {
        return statements.call(connection -> Statements.update(connection, KEEP, statement -> {
                    Statements.bind(statement, grant);
                    statement.setLong(6, CLAIMED.toSeconds());
                    bind(statement, 7, claim);
                })
                == 1);
    }

    @Override
    public CompletionStage<Void> stored(Claim.Mine claim) {
        return statements.change(STORED, statement -> bind(statement, 1, claim));
    }

    @Override
    public CompletionStage<Void> release(Claim.Mine claim) {
        return statements.change(RELEASE, statement -> bind(statement, 1, claim));
    }

    /** Removes the keys that are older than they need to be, a batch at a time so that no request waits for all. */
    public CompletionStage<Integer> sweep() {
        return sweep(0);
    }

    private CompletionStage<Integer> sweep(int before) {
        return statements
                .call(connection -> Statements.update(connection, SWEEP, statement -> statement.setInt(1, SWEPT)))
                .thenCompose(removed -> removed < SWEPT || before >= MAX_SWEPT
                        ? CompletableFuture.completedStage(before + removed)
                        : sweep(before + removed));
    }

    private static boolean take(Connection connection, Claim.Mine claim, RequestFingerprint fingerprint)
            throws SQLException {
        return Statements.update(connection, CLAIM, statement -> {
                    bind(statement, 1, claim.key());
                    statement.setString(4, fingerprint.value());
                    statement.setObject(5, claim.ticket());
                    statement.setLong(6, CLAIMED.toSeconds());
                    statement.setLong(7, REMEMBERED.toSeconds());
                })
                == 1;
    }

    private static boolean resume(Connection connection, Claim.Mine claim) throws SQLException {
        return Statements.update(connection, RESUME, statement -> {
                    statement.setLong(1, CLAIMED.toSeconds());
                    statement.setObject(2, claim.ticket());
                    bind(statement, 3, claim.key());
                })
                == 1;
    }

    private static Optional<Claim> find(Connection connection, RepeatKey key, RequestFingerprint fingerprint)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            bind(statement, 1, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(held(row, key, fingerprint)) : Optional.empty();
            }
        }
    }

    private static Claim held(ResultSet row, RepeatKey key, RequestFingerprint fingerprint) throws SQLException {
        if (!row.getString("fingerprint").equals(fingerprint.value())) {
            return new Claim.OtherRequest();
        }
        if (row.getBytes("event") == null) {
            return new Claim.InFlight();
        }
        NumberedEvent grant = Statements.event(row);
        return row.getBoolean("stored")
                ? new Claim.Granted(grant)
                : new Claim.Unsettled(new Claim.Mine(key, UUID.randomUUID()), grant);
    }

    /** Sets publisher, client, key and ticket. */
    static void bind(PreparedStatement statement, int first, Claim.Mine claim) throws SQLException {
        bind(statement, first, claim.key());
        statement.setObject(first + 3, claim.ticket());
    }

    private static void bind(PreparedStatement statement, int first, RepeatKey key) throws SQLException {
        statement.setString(first, key.publisher().value());
        statement.setString(first + 1, key.client().value());
        statement.setString(first + 2, key.key().value());
    }
}
