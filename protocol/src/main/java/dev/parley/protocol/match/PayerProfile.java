package dev.parley.protocol.match;

import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.terms.CallerClass;
import dev.parley.protocol.terms.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as far as a decision needs to know.
 *
 * @param client absent: not identified
 */
public record PayerProfile(@Nullable ClientId client, Standing standing, CallerClass callerClass) {

    public PayerProfile {
        if ((client == null) != (standing == Standing.UNKNOWN)) {
            throw new IllegalArgumentException("a caller has a standing exactly if it is identified");
        }
    }

    public static PayerProfile anonymous(CallerClass callerClass) {
        return new PayerProfile(null, Standing.UNKNOWN, callerClass);
    }

    public static PayerProfile of(ClientId client, Standing standing) {
        return new PayerProfile(client, standing, CallerClass.SIGNED_AGENT);
    }

    /** Who the caller is as a party to agreements. */
    public PayerId payer() {
        return client == null ? PayerId.ANONYMOUS : PayerId.of(client);
    }

    /** Whether the payer could settle in that way now. No balances and payment proofs are kept yet. */
    boolean canSettle(Settlement settlement) {
        return switch (settlement) {
            case FREE -> true;
            case POSTPAY -> standing == Standing.APPROVED;
            case PREPAY, PAID -> false;
        };
    }
}
