package dev.parley.protocol.terms;

import dev.parley.protocol.document.Node.ObjectNode;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Asset;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A publisher's terms: what it offers, to whom, for which resources.
 *
 * @param origins scheme and authority each; at least one
 * @param currency of amounts that name none
 * @param zone where billing periods begin and end
 * @param validFrom from when the terms may be agreed to; {@link Instant#EPOCH} if the document does not say
 * @param open resources that the terms leave alone
 * @param offers in the order of the document, ids unique; at least one
 * @param source the document as it was read; what is hashed
 */
public record Terms(
        PublisherId publisher,
        List<URI> origins,
        Asset currency,
        ZoneId zone,
        Instant validFrom,
        Gate gate,
        List<ResourcePattern> open,
        Otherwise otherwise,
        @Nullable Legal legal,
        List<Offer> offers,
        ObjectNode source) {

    public Terms {
        origins = List.copyOf(origins);
        open = List.copyOf(open);
        offers = List.copyOf(offers);
        if (offers.stream().map(Offer::id).distinct().count() != offers.size()) {
            throw new IllegalArgumentException("offer ids are unique");
        }
    }
}
