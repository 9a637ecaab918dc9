package dev.parley.negotiation.access.http;

import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.Admission;
import dev.parley.negotiation.directory.HostConfiguration;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.header.AgreementCodec;
import dev.parley.protocol.header.AgreementField;
import dev.parley.protocol.header.PricingCodec;
import dev.parley.protocol.header.PricingField;
import dev.parley.protocol.header.ResponseIdCodec;
import dev.parley.protocol.terms.UnitPrice;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.List;

/** The fields that a response under terms carries. */
@Singleton
public class ServedFields {
    private final String apiUrl;

    ServedFields(HostConfiguration hosts) {
        this.apiUrl = hosts.apiUrl();
    }

    /** What the response would cost; it is not charged for. */
    public void addPricing(Admission admission, MultiMap fields) {
        fields.set(PricingCodec.HEADER, pricing(admission.agreement(), admission.prices()));
    }

    /** What was granted. */
    public void add(AccessGrant grant, MultiMap fields) {
        Agreement agreement = grant.agreement();
        fields.set(PricingCodec.HEADER, pricing(agreement, grant.prices()));
        fields.set(ResponseIdCodec.HEADER, ResponseIdCodec.format(grant.responseId()));
        fields.set(
                AgreementCodec.HEADER,
                AgreementCodec.format(new AgreementField(grant.agreementId(), agreement.settlement())));
        fields.add("Link", "<" + apiUrl + "/v1/terms/" + agreement.terms() + ">; rel=\"license\"");
    }

    private static String pricing(Agreement agreement, List<UnitPrice> prices) {
        return PricingCodec.format(new PricingField(prices, agreement.offer(), agreement.terms()));
    }
}
