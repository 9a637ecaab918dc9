package dev.parley.shell.identity;

import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a query may see: everything where a part is absent, otherwise only what is of that publisher and that payer.
 * Every query takes one; it is made from who calls, and from what the caller asks for.
 */
public record Scope(
        @Nullable PublisherId publisher, @Nullable PayerId payer) {

    /** All that a caller may see. */
    public static Scope of(Principal principal) {
        return switch (principal) {
            case Principal.Operator() -> new Scope(null, null);
            case Principal.PublisherItself(var publisher) -> new Scope(publisher, null);
            case Principal.ClientOf(var publisher, var client) -> new Scope(publisher, PayerId.of(client));
        };
    }

    /**
     * The part of this scope that is asked for; absent questions narrow nothing.
     *
     * @return empty if what is asked for lies outside
     */
    public Optional<Scope> narrow(@Nullable PublisherId asked, @Nullable PayerId askedPayer) {
        boolean outside = (publisher != null && asked != null && !publisher.equals(asked))
                || (payer != null && askedPayer != null && !payer.equals(askedPayer));
        return outside
                ? Optional.empty()
                : Optional.of(new Scope(publisher == null ? asked : publisher, payer == null ? askedPayer : payer));
    }

    /** For statements: the publisher's id, or null for all. */
    public @Nullable String publisherText() {
        return publisher == null ? null : publisher.value();
    }

    /** For statements: the payer's id, or null for all. */
    public @Nullable String payerText() {
        return payer == null ? null : payer.value();
    }
}
