package dev.parley.protocol.header;

import dev.parley.protocol.agreement.ResponseId;
import dev.parley.protocol.header.structured.BareItem;
import dev.parley.protocol.header.structured.Item;
import dev.parley.protocol.header.structured.MalformedFieldException;
import dev.parley.protocol.header.structured.RepeatedKeys;
import dev.parley.protocol.header.structured.StructuredFields;

/** {@code Response-Id} of Conditional Access for HTTP: our response id as a string. */
public final class ResponseIdCodec {
    public static final String HEADER = "Response-Id";

    private ResponseIdCodec() {}

    public static String format(ResponseId responseId) {
        return StructuredFields.format(Item.text(responseId.value()));
    }

    /** Reads the field; whether the id is genuine is another question. */
    public static ResponseId parse(String text) throws MalformedFieldException {
        Item item = StructuredFields.parseItem(text, RepeatedKeys.REFUSED);
        if (item.value() instanceof BareItem.Text value && ResponseId.isValid(value.value())) {
            return new ResponseId(value.value());
        }
        throw new MalformedFieldException(item.position(), "a response id: a string of 43 characters of base64url");
    }
}
