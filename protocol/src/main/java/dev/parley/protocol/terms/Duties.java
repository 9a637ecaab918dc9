package dev.parley.protocol.terms;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an offer asks in return, besides the price.
 *
 * @param required what the agent must accept to do
 * @param reportWithin how soon after a use it must be reported; absent without that duty
 * @param retain how long content may be kept at most; absent: no limit
 */
public record Duties(
        Set<Duty> required,
        @Nullable Duration reportWithin,
        @Nullable Duration retain) {
    public static final Duties NONE = new Duties(Set.of(), null, null);

    public Duties {
        required = Set.copyOf(required);
    }
}
