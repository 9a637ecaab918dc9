package dev.parley.negotiation.access.edge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.negotiation.access.DeliveryCheck.Finding;
import dev.parley.negotiation.problem.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What was taken of a report and what was not, as JSON. */
final class DeliveriesJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES_EACH = 48;

    private DeliveriesJson() {}

    static byte[] of(List<Finding> findings) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES_EACH * (findings.size() + 1));
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            long accepted =
                    findings.stream().filter(Finding.Accepted.class::isInstance).count();
            json.writeStartObject();
            json.writeNumberField("accepted", accepted);
            json.writeNumberField("rejected", findings.size() - accepted);
            json.writeArrayFieldStart("deliveries");
            for (int index = 0; index < findings.size(); index++) {
                write(json, index, findings.get(index));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator json, int index, Finding finding) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", index);
        switch (finding) {
            case Finding.Accepted accepted -> json.writeStringField("outcome", "accepted");
            case Finding.Rejected(List<Fault> faults) -> {
                json.writeStringField("outcome", "rejected");
                json.writeArrayFieldStart("faults");
                for (Fault fault : faults) {
                    json.writeStartObject();
                    json.writeStringField("pointer", "/deliveries/" + index + fault.pointer());
                    json.writeStringField("message", fault.message());
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }
}
