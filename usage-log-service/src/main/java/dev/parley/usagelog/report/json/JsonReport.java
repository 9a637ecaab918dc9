package dev.parley.usagelog.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.protocol.id.AgreementId;
import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.report.LineDraft;
import dev.parley.usagelog.report.Reading;
import dev.parley.usagelog.report.ReportLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"agreement": …, "records": […]}}, in either order. */
final class JsonReport {
    private static final int MAX_FAULTS = 8;
    private static final String RECORDS = "a list of 1 or more records";

    private final JsonFactory json;
    private final ReportLimits limits;
    private final RecordReader records;
    private final List<LineDraft> drafts = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>(0);
    private boolean tooMany;
    private @Nullable AgreementId agreement;

    JsonReport(JsonFactory json, ReportLimits limits) {
        this.json = json;
        this.limits = limits;
        this.records = new RecordReader(limits.recordBytes());
    }

    Reading read(InputStream bytes) throws IOException {
        try (JsonParser parser = json.createParser(bytes)) {
            parser.nextToken();
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                return new Reading.NotAReport(List.of(new Fault("", "expected an object with records")));
            }
            while (!tooMany && parser.nextToken() == JsonToken.FIELD_NAME) {
                readMember(parser);
            }
            if (!tooMany && parser.nextToken() != null) {
                return new Reading.NotAReport(List.of(new Fault("", "expected one object and nothing after it")));
            }
        }
        return reading();
    }

    private Reading reading() {
        if (tooMany) {
            return new Reading.TooMany(limits.records());
        }
        if (faults.isEmpty() && drafts.isEmpty()) {
            faults.add(new Fault("/records", "expected " + RECORDS));
        }
        return faults.isEmpty()
                ? new Reading.Lines(
                        drafts.stream().map(draft -> draft.line(agreement)).toList())
                : new Reading.NotAReport(faults);
    }

    private void readMember(JsonParser parser) throws IOException {
        String name = parser.currentName();
        parser.nextToken();
        switch (name) {
            case "records" -> readRecords(parser);
            case "agreement" -> readAgreement(parser);
            default -> {
                parser.skipChildren();
                fault(Fault.of(name, "is not known; a report has agreement and records"));
            }
        }
    }

    private void readRecords(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY || !drafts.isEmpty()) {
            parser.skipChildren();
            fault(new Fault("/records", "expected " + RECORDS + ", once"));
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (drafts.size() == limits.records()) {
                tooMany = true;
                return;
            }
            var draft = new LineDraft(drafts.size());
            records.read(parser, draft);
            drafts.add(draft);
        }
    }

    private void readAgreement(JsonParser parser) throws IOException {
        try {
            agreement = new AgreementId(parser.getText());
        } catch (IllegalArgumentException notAnAgreement) {
            fault(new Fault("/agreement", "expected the id of an agreement, agr_…"));
        }
        parser.skipChildren();
    }

    private void fault(Fault fault) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(fault);
        }
    }
}
