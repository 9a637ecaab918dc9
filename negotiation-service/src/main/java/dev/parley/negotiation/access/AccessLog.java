package dev.parley.negotiation.access;

import dev.parley.negotiation.directory.Dependency;
import dev.parley.protocol.agreement.Agreement;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The record of what was granted, delivered and voided. Nothing that it does blocks. */
public interface AccessLog {

    /** Whether a grant would be sent now; while the stream is away, now and then one is let through to try. */
    boolean isAccepting();

    /** Gives a grant its place and its bytes. Whatever is numbered is then stored or abandoned. */
    NumberedEvent number(AccessGrant grant);

    /** Gives what an edge reports its place and its bytes; the same report has the same event. */
    NumberedEvent number(ReportedDelivery delivery);

    /** Reads back what {@link #number} wrote. */
    AccessGrant read(NumberedEvent event);

    /** Sends a numbered event; never fails otherwise than by its outcome. */
    CompletionStage<Storing> store(NumberedEvent event);

    /** A numbered grant that will not be sent: its number is reported as a gap. */
    void abandon(NumberedEvent grant);

    /** Records how a delivery ended, as soon as the stream takes it. */
    void delivered(AccessGrant grant, Delivery delivery);

    /**
     * Records that a grant must not be charged, retried until it is stored. Completes, and never fails, when the intent
     * survives a crash or, while the database is down, is held in memory.
     *
     * @param claim under which the grant was kept, if it was: its key is given back with the void, both or neither. If
     *     it was lost, whoever has it now may serve the grant, and nothing is voided
     */
    CompletionStage<Revocation> revoke(AccessGrant grant, VoidReason reason, Repeats.Claim.@Nullable Mine claim);

    /** Counts a response that was served at no price because it could not be recorded. */
    void servedUnmetered(Agreement would, Dependency without);
}
