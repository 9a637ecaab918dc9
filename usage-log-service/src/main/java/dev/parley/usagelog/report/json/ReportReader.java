package dev.parley.usagelog.report.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.parley.usagelog.report.Reading;
import dev.parley.usagelog.report.ReportLimits;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads reports. Nothing is unpacked that is not read, and nothing is read beyond the limits. Safe to share. */
public final class ReportReader {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int UNPACKING_BUFFER = 16 * 1024;

    /** The shortest that can be read as one, however wrong: a digit, and what parts it from the next. */
    private static final int MIN_RECORD_BYTES = 2;

    private final ReportLimits limits;
    private final JsonFactory json;

    public ReportReader(ReportLimits limits) {
        this.limits = limits;
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxNameLength(limits.recordBytes())
                        // What is too long for a record spoils that record alone.
                        .maxStringLength(limits.unpackedBytes())
                        .build())
                .build();
    }

    /** How the lines stand in the body. */
    public enum Form {
        /** {@code {"agreement": …, "records": […]}}. */
        JSON,
        /** A record on each line. */
        NDJSON
    }

    /** How the body travels. */
    public enum Packing {
        NONE,
        GZIP
    }

    /** @param body whole, as it was sent */
    public Reading read(byte[] body, Form form, Packing packing) {
        try (InputStream bytes = new BoundedStream(unpacked(body, packing), limits.unpackedBytes())) {
            return switch (form) {
                case JSON -> new JsonReport(json, limits).read(bytes);
                case NDJSON -> new NdjsonReport(json, limits).read(bytes);
            };
        } catch (BoundedStream.ExceededException exceeded) {
            return new Reading.TooLarge(limits.unpackedBytes());
        } catch (ZipException | EOFException notPacked) {
            return new Reading.Unpackable();
        } catch (JacksonException malformed) {
            return malformed(malformed);
        } catch (CharConversionException notUnicode) {
            return new Reading.Malformed(1, 1);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** As many records as a body can have had, whatever came of reading it; 1 or more. */
    public int mostRecords(byte[] body, Packing packing) {
        return switch (packing) {
            case NONE -> Math.clamp(body.length / MIN_RECORD_BYTES, 1, limits.records());
            case GZIP -> limits.records();
        };
    }

    private static InputStream unpacked(byte[] body, Packing packing) throws IOException {
        var sent = new ByteArrayInputStream(body);
        return switch (packing) {
            case NONE -> sent;
            case GZIP -> new GZIPInputStream(sent, UNPACKING_BUFFER);
        };
    }

    private static Reading malformed(JacksonException malformed) {
        JsonLocation where = malformed.getLocation();
        return where == null
                ? new Reading.Malformed(1, 1)
                : new Reading.Malformed(Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
    }
}
