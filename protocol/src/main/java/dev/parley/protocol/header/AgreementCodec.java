package dev.parley.protocol.header;

import dev.parley.protocol.header.structured.BareItem;
import dev.parley.protocol.header.structured.Item;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.header.structured.Parameter;
import dev.parley.protocol.header.structured.RepeatedKeys;
import dev.parley.protocol.header.structured.StructuredFields;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.terms.Settlement;

/** {@code Agreement}, as in {@code "agr_7k…";settle=postpay}. */
public final class AgreementCodec {
    public static final String HEADER = "Agreement";

    private static final String SETTLE = "settle";
    private static final String EXPECTED = "an agreement as in \"agr_7k…\";settle=postpay";

    private AgreementCodec() {}

    public static String format(AgreementField field) {
        return StructuredFields.format(Item.text(field.agreement().value())
                .with(SETTLE, new BareItem.Token(field.settlement().token())));
    }

    /** Reads the field; parameters that are not known are for those who know them. */
    public static AgreementField parse(String text) throws MalformedFieldException {
        Item item = StructuredFields.parseItem(text, RepeatedKeys.REFUSED);
        for (Parameter parameter : item.parameters().list()) {
            if (parameter.key().equals(SETTLE)) {
                return new AgreementField(agreement(item), settlement(parameter));
            }
        }
        throw new MalformedFieldException(item.position(), EXPECTED);
    }

    private static AgreementId agreement(Item item) throws MalformedFieldException {
        if (item.value() instanceof BareItem.Text text) {
            try {
                return new AgreementId(text.value());
            } catch (IllegalArgumentException notAnId) {
                throw new MalformedFieldException(item.position(), EXPECTED);
            }
        }
        throw new MalformedFieldException(item.position(), EXPECTED);
    }

    private static Settlement settlement(Parameter parameter) throws MalformedFieldException {
        String token = parameter.value() instanceof BareItem.Token word ? word.value() : "";
        return Settlement.find(token).orElseThrow(() -> new MalformedFieldException(parameter.position(), EXPECTED));
    }
}
