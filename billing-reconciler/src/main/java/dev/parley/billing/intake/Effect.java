package dev.parley.billing.intake;

import dev.parley.billing.ledger.EntryKind;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.RatingLine;
import java.time.Instant;

/**
 * A unit that became owed, or ceased to be.
 *
 * @param kind {@link EntryKind#CHARGE} or {@link EntryKind#REVERSAL}
 * @param countedIn the period whose accesses the grant is among; closed meanwhile, perhaps
 * @param accessedAt when the access happened
 */
public record Effect(EntryKind kind, RatingLine line, Period countedIn, Instant accessedAt) {}
