package dev.parley.usagelog.report.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.report.LineDraft;
import dev.parley.usagelog.report.Reading;
import dev.parley.usagelog.report.ReportLimits;
import dev.parley.usagelog.report.ReportLine;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads a record on each line. Lines stand for themselves: one that is broken spoils no other. Empty ones are skipped. */
final class NdjsonReport {
    private static final int BUFFER = 16 * 1024;

    private final JsonFactory json;
    private final ReportLimits limits;
    private final RecordReader records;
    private final List<ReportLine> lines = new ArrayList<>();

    /** The line that is being read, as far as it fits; one byte more than may be, to see that it does not. */
    private final byte[] line;

    private int length;

    NdjsonReport(JsonFactory json, ReportLimits limits) {
        this.json = json;
        this.limits = limits;
        this.records = new RecordReader(limits.recordBytes());
        this.line = new byte[limits.recordBytes() + 1];
    }

    Reading read(InputStream bytes) throws IOException {
        var buffer = new byte[BUFFER];
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            take(buffer, read);
            if (lines.size() > limits.records()) {
                return new Reading.TooMany(limits.records());
            }
        }
        endLine();
        if (lines.size() > limits.records()) {
            return new Reading.TooMany(limits.records());
        }
        return lines.isEmpty()
                ? new Reading.NotAReport(List.of(new Fault("", "expected a record on each line, and 1 line or more")))
                : new Reading.Lines(lines);
    }

    private void take(byte[] buffer, int read) throws IOException {
        int start = 0;
        for (int i = 0; i < read; i++) {
            if (buffer[i] == '\n') {
                append(buffer, start, i);
                endLine();
                start = i + 1;
            }
        }
        append(buffer, start, read);
    }

    private void append(byte[] buffer, int from, int to) {
        int fits = Math.min(to - from, line.length - length);
        System.arraycopy(buffer, from, line, length, fits);
        length += fits;
    }

    private void endLine() throws IOException {
        if (!isBlank()) {
            lines.add(parsed());
        }
        length = 0;
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private ReportLine parsed() throws IOException {
        var draft = new LineDraft(lines.size());
        if (length == line.length) {
            records.tooLong(draft);
            return draft.line(null);
        }
        try (JsonParser parser = json.createParser(line, 0, length)) {
            parser.nextToken();
            records.read(parser, draft);
            if (parser.nextToken() != null) {
                draft.whole("expected one object and nothing after it");
            }
        } catch (JacksonException | CharConversionException malformed) {
            draft.whole("is not JSON");
        }
        return draft.line(null);
    }
}
