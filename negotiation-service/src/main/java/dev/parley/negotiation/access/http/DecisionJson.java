package dev.parley.negotiation.access.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.negotiation.access.AccessGrant;
import dev.parley.negotiation.access.Admission;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.terms.UnitPrice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Decisions that turn nobody away, as JSON. */
public final class DecisionJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 512;

    private DecisionJson() {}

    /** The terms leave the resource or the caller alone. */
    public static byte[] open() {
        return write(json -> json.writeStringField("decision", "open"));
    }

    /** It cannot be recorded, and the publisher stays open: served as if it were open, and never charged. */
    public static byte[] unmetered(Admission.Unmetered unmetered) {
        return write(json -> {
            json.writeStringField("decision", "open");
            json.writeStringField("without", unmetered.without().token());
        });
    }

    public static byte[] granted(AccessGrant grant) {
        return write(json -> {
            json.writeStringField("decision", "granted");
            json.writeStringField("responseId", grant.responseId().value());
            writeAgreement(json, grant.agreementId(), grant.agreement(), grant.prices());
        });
    }

    /** What would be granted, to a caller that only wanted to know; nothing is charged. */
    public static byte[] quoted(Admission admission) {
        return write(json -> {
            json.writeStringField("decision", "granted");
            json.writeBooleanField("charged", false);
            writeAgreement(json, admission.agreementId(), admission.agreement(), admission.prices());
        });
    }

    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] write(Members members) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void writeAgreement(JsonGenerator json, AgreementId id, Agreement agreement, List<UnitPrice> prices)
            throws IOException {
        json.writeStringField("agreement", id.value());
        json.writeStringField("settlement", agreement.settlement().token());
        json.writeStringField("offer", agreement.offer().value());
        json.writeStringField("terms", agreement.terms().value());
        json.writeArrayFieldStart("pricing");
        for (UnitPrice price : prices) {
            writePrice(json, price);
        }
        json.writeEndArray();
    }

    private static void writePrice(JsonGenerator json, UnitPrice unitPrice) throws IOException {
        Amount amount = unitPrice.price().amount();
        json.writeStartObject();
        json.writeStringField("unit", unitPrice.unit().token());
        json.writeStringField("amount", amount.decimal());
        json.writeStringField("currency", amount.asset().code());
        if (unitPrice.price().per() != 1) {
            json.writeNumberField("per", unitPrice.price().per());
        }
        json.writeEndObject();
    }
}
