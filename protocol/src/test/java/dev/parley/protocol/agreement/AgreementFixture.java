package dev.parley.protocol.agreement;

import dev.parley.protocol.id.OfferId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.id.TermsHash;
import dev.parley.protocol.terms.Settlement;

/** One agreement whose id and proofs are known. */
final class AgreementFixture {
    static final PublisherId PUBLISHER = new PublisherId("pub_daily_planet");
    static final PayerId PAYER = new PayerId("cli_research_bot");
    static final Agreement AGREEMENT = new Agreement(
            PUBLISHER,
            PAYER,
            new OfferId("read-and-ground"),
            new TermsHash("sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"),
            Settlement.POSTPAY);

    private AgreementFixture() {}
}
