package dev.parley.billing;

import dev.parley.billing.meter.Digest;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.rating.PriceList;
import dev.parley.billing.rating.Relationship;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What tests read from the stream. */
public final class TestEvents {
    public static final PublisherId PLANET = new PublisherId("pub_planet");
    public static final Asset EUR = Asset.of("EUR");
    public static final Unit CITED = new Unit("cited");

    private TestEvents() {}

    /** A deal of the client with the daily planet, post-paid. */
    public static Deal deal(String client, String price) {
        return deal(PLANET, client, Settlement.POSTPAY, new Price(Amount.parse(price, EUR), 1), "");
    }

    public static Deal deal(PublisherId publisher, String client, Settlement settlement, Price price, String ref) {
        return new Deal(
                publisher,
                new PayerId(client),
                new AgreementId("agr_" + client.substring(4)),
                new OfferId("read"),
                TermsHash.of("terms of " + publisher),
                settlement,
                Unit.ACCESS,
                price,
                ref);
    }

    public static Grant observed(Deal deal, Instant at) {
        return grant(UUID.randomUUID(), deal, at, true);
    }

    public static Grant unobserved(Deal deal, Instant at) {
        return grant(UUID.randomUUID(), deal, at, false);
    }

    public static Grant grant(UUID id, Deal deal, Instant at, boolean observed) {
        return grant(id, deal, PriceList.EMPTY, at, observed);
    }

    public static Grant grant(UUID id, Deal deal, PriceList prices, Instant at, boolean observed) {
        return new Grant(id, digest(id, 1), at, deal, prices, observed, "https://planet.example/news/1");
    }

    /** An unobserved access, and what a citation of it costs. */
    public static Grant citable(Deal deal, String price, Instant at) {
        return grant(UUID.randomUUID(), deal, citedAt(price), at, false);
    }

    /** What a citation costs; nothing else does. */
    public static PriceList citedAt(String price) {
        return new PriceList(List.of(new UnitPrice(CITED, Price.each(Amount.parse(price, EUR)))));
    }

    /** Citations of a response by the client that got it. */
    public static Usage cited(Grant grant, long quantity, Instant at) {
        return usage(grant, CITED, quantity, at, "");
    }

    public static Usage usage(Grant grant, Unit word, long quantity, Instant at, String reference) {
        return usage(grant, grant.deal().relationship(), word, quantity, at, reference);
    }

    public static Usage usage(
            Grant grant, Relationship relationship, Unit word, long quantity, Instant at, String reference) {
        var id = UUID.randomUUID();
        return new Usage(id, grant.id(), relationship, digest(id, 1), at, word, quantity, reference);
    }

    public static Outcome outcome(Grant grant, Ending ending) {
        return outcome(grant, grant.deal().relationship(), ending);
    }

    public static Outcome outcome(Grant grant, Relationship relationship, Ending ending) {
        var id = UUID.randomUUID();
        return new Outcome(
                id, grant.id(), relationship, digest(id, 1), grant.occurredAt().plusSeconds(1), ending);
    }

    /** Differs for another version. */
    public static Digest digest(UUID id, long version) {
        return new Digest(id.getMostSignificantBits(), id.getLeastSignificantBits(), version, 0);
    }
}
