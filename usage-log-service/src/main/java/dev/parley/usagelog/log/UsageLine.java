package dev.parley.usagelog.log;

import dev.parley.protocol.id.AgreementId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a usage report.
 *
 * @param eventId follows from the client's own id of the line: reported again under it, it is the same line
 * @param recordId the client's own id of the line, where the event names it
 * @param grantId the access that was used
 * @param quantity 1 or more
 * @param late whether it was reported later than it should have been
 * @param digest SHA-256 of what the line says, whichever report it came in, in hexadecimal
 */
public record UsageLine(
        Relationship relationship,
        UUID eventId,
        @Nullable String recordId,
        String report,
        String response,
        UUID grantId,
        @Nullable AgreementId agreement,
        String use,
        long quantity,
        Instant usedAt,
        Instant reportedAt,
        boolean late,
        @Nullable String reference,
        String digest) {

    /** @throws IllegalArgumentException if nothing was used */
    public UsageLine {
        if (quantity < 1) {
            throw new IllegalArgumentException("a quantity of " + quantity);
        }
    }
}
