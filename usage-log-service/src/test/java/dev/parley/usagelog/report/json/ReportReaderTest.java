package dev.parley.usagelog.report.json;

import static dev.parley.usagelog.TestUsage.ACCESSED;
import static dev.parley.usagelog.TestUsage.READER;
import static dev.parley.usagelog.TestUsage.keys;
import static dev.parley.usagelog.TestUsage.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.terms.Unit;
import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.RecordId;
import dev.parley.usagelog.record.UsageRecord;
import dev.parley.usagelog.report.Reading;
import dev.parley.usagelog.report.ReportLimits;
import dev.parley.usagelog.report.ReportLine;
import dev.parley.usagelog.report.json.ReportReader.Form;
import dev.parley.usagelog.report.json.ReportReader.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
    private static final ReportLimits LIMITS = new ReportLimits(64 * 1024, 256 * 1024, 100, 1024);
    private static final String RESPONSE = response(keys(1), READER, ACCESSED).value();
    private static final String RECORD = """
            {"id": "c-1", "responseId": "%s", "agreement": "agr_news", "use": "cited", "usedAt": "2026-12-01T10:00:00Z"}""".formatted(RESPONSE);

    private final ReportReader reader = new ReportReader(LIMITS);

    @Test
    void readsEveryMemberOfARecord() {
        String full = """
                {"records": [{"id": "c-1", "responseId": "%s", "agreement": "agr_news", "use": "reproduced",
                              "quantity": 12, "usedAt": "2026-12-01T11:00:00.5+01:00", "ref": "team 7"}]}""".formatted(RESPONSE);

        assertThat(records(json(full)))
                .containsExactly(new UsageRecord(
                        new RecordId("c-1"),
                        response(keys(1), READER, ACCESSED),
                        new AgreementId("agr_news"),
                        new Unit("reproduced"),
                        12,
                        Instant.parse("2026-12-01T10:00:00.500Z"),
                        "team 7"));
    }

    @Test
    void readsTheSameFromJsonAndFromLines() {
        String lines = RECORD + "\r\n\n  \n" + RECORD.replace("c-1", "c-2");

        assertThat(records(ndjson(lines)))
                .isEqualTo(records(json("{\"records\": [" + RECORD + "," + RECORD.replace("c-1", "c-2") + "]}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"agreement\": \"agr_all\", \"records\": [%s]}",
                "{\"records\": [%s], \"agreement\": \"agr_all\"}"
            })
    void givesTheReportsAgreementToRecordsThatNameNone(String report) {
        String bare = RECORD.replace("\"agreement\": \"agr_news\", ", "");

        List<UsageRecord> records = records(json(report.formatted(bare + "," + RECORD.replace("c-1", "c-2"))));

        assertThat(records).extracting(record -> record.agreement().value()).containsExactly("agr_all", "agr_news");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\": \"c-1\"            | \"id\": \"a b\"             | /records/0/id",
                "\"id\": \"c-1\"            | \"id\": 7                   | /records/0/id",
                "\"id\": \"c-1\"            | \"id\": null                | /records/0/id",
                "\"agr_news\"               | \"news\"                    | /records/0/agreement",
                "\"cited\"                  | \"access\"                  | /records/0/use",
                "\"cited\"                  | \"admired\"                 | /records/0/use",
                "\"use\"                    | \"Use\"                     | /records/0/Use",
                "\"use\": \"cited\"         | \"a~/b\": {\"x\": [1]}      | /records/0/a~0~1b",
                "\"2026-12-01T10:00:00Z\"   | \"yesterday\"               | /records/0/usedAt",
                "\"2026-12-01T10:00:00Z\"   | 1764583200                  | /records/0/usedAt",
                "\"use\": \"cited\"         | \"use\": \"cited\", \"quantity\": 0          | /records/0/quantity",
                "\"use\": \"cited\"         | \"use\": \"cited\", \"quantity\": 1000001    | /records/0/quantity",
                "\"use\": \"cited\"         | \"use\": \"cited\", \"quantity\": 1.0        | /records/0/quantity",
                "\"use\": \"cited\"         | \"use\": \"cited\", \"quantity\": \"2\"      | /records/0/quantity",
                "\"use\": \"cited\"         | \"use\": \"cited\", \"quantity\": 99999999999999999999 | /records/0/quantity",
                "\"use\": \"cited\"         | \"use\": \"cited\", \"ref\": \"\"            | /records/0/ref",
                "\"use\": \"cited\"         | \"use\": \"cited\", \"ref\": \"\\u0000\"     | /records/0/ref",
                "\"use\": \"cited\"         | \"use\": \"cited\", \"use\": \"cited\"       | /records/0/use",
            })
    void pointsAtTheMemberThatIsWrong(String good, String bad, String pointer) {
        String record = RECORD.replace(good, bad);

        assertThat(faults(json("{\"records\": [" + record + "]}")))
                .extracting(Fault::pointer)
                .contains(pointer);
        assertThat(faults(ndjson(record))).extracting(Fault::pointer).contains(pointer);
    }

    @Test
    void tellsAllThatIsMissingAtOnce() {
        assertThat(faults(json("{\"records\": [{}]}")))
                .extracting(Fault::pointer)
                .containsExactly(
                        "/records/0/id",
                        "/records/0/responseId",
                        "/records/0/agreement",
                        "/records/0/use",
                        "/records/0/usedAt");
    }

    @Test
    void namesTheLineWhoseOtherMembersAreWrong() {
        Reading reading = json("{\"records\": [" + RECORD.replace("cited", "admired") + "]}");

        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Lines.class,
                        lines -> assertThat(lines.lines())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        ReportLine.Unreadable.class,
                                        line -> assertThat(line.id()).isEqualTo("c-1")));
    }

    @Test
    void limitsWhatIsToldOfALineOfNothingButFaults() {
        var members = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            members.append("\"m").append(i).append("\":1,");
        }

        assertThat(faults(ndjson("{" + members + "\"n\":1}"))).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\"text\"", "[1, [2]]", "null", "true"})
    void rejectsALineThatIsNoObjectAndReadsOn(String value) {
        assertThat(json("{\"records\": [" + value + "," + RECORD + "]}"))
                .isInstanceOfSatisfying(
                        Reading.Lines.class,
                        lines -> assertThat(lines.lines())
                                .hasExactlyElementsOfTypes(ReportLine.Unreadable.class, ReportLine.Readable.class));
    }

    @Test
    void rejectsABrokenLineAlone() {
        assertThat(ndjson("{\"id\": \n" + RECORD + "\nnonsense\n" + RECORD + "{}\n"))
                .isInstanceOfSatisfying(
                        Reading.Lines.class,
                        lines -> assertThat(lines.lines())
                                .hasExactlyElementsOfTypes(
                                        ReportLine.Unreadable.class,
                                        ReportLine.Readable.class,
                                        ReportLine.Unreadable.class,
                                        ReportLine.Unreadable.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ref", "unknown"})
    void rejectsALongLineAlone(String member) {
        String tooLong = RECORD.replace("\"use\"", "\"" + member + "\": \"" + "x".repeat(1100) + "\", \"use\"");

        List<Reading> readings =
                List.of(json("{\"records\": [" + tooLong + "," + RECORD + "]}"), ndjson(tooLong + "\n" + RECORD));

        assertThat(readings)
                .allSatisfy(reading -> assertThat(faults(reading))
                        .containsExactly(new Fault("/records/0", "has more than 1024 bytes")))
                .allSatisfy(
                        reading -> assertThat(((Reading.Lines) reading).lines()).hasSize(2));
    }

    @Test
    void takesALineOfExactlyTheLimit() {
        String padded = RECORD.replaceFirst("\\{", "{" + " ".repeat(LIMITS.recordBytes() - RECORD.length()));

        assertThat(records(ndjson(padded))).hasSize(1);
        assertThat(records(json("{\"records\": [" + padded + "]}"))).hasSize(1);
        assertThat(faults(ndjson(padded.replaceFirst("\\{", "{ ")))).hasSize(1);
        assertThat(faults(json("{\"records\": [" + padded.replaceFirst("\\{", "{ ") + "]}")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                | ''",
                "[]                                | ''",
                "null                              | ''",
                "{}                                | /records",
                "{\"records\": []}                 | /records",
                "{\"records\": {}}                 | /records",
                "{\"records\": null}               | /records",
                "{\"recrods\": []}                 | /recrods",
                "{\"records\": [1], \"records\": [1]} | /records",
                "{\"records\": [1], \"agreement\": 7} | /agreement",
                "{\"records\": [1]} {}             | ''",
            })
    void saysWhyABodyIsNoReport(String body, String pointer) {
        assertThat(json(body))
                .isInstanceOfSatisfying(
                        Reading.NotAReport.class,
                        not -> assertThat(not.faults())
                                .extracting(Fault::pointer)
                                .contains(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"records\": [", "{\"records\": [{]}", "{\"records\": [{}]", "nonsense", "\u0000"})
    void saysWhereABodyIsNoJson(String body) {
        assertThat(json(body)).isInstanceOf(Reading.Malformed.class);
    }

    /** Jackson guesses encodings from zeros, and fails otherwise than for what is malformed. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\u0000{\u0000\u0000", "\u0000\u0000{\u0000", "{\u0000\u0000\u0000\u0001\u0002\u0003\u0004"})
    void takesOtherEncodingsForNoJson(String body) {
        assertThat(json(body)).isInstanceOf(Reading.Malformed.class);
        assertThat(ndjson(body + "\n" + RECORD))
                .isInstanceOfSatisfying(
                        Reading.Lines.class,
                        report -> assertThat(report.lines())
                                .extracting(Object::getClass)
                                .isEqualTo(List.of(ReportLine.Unreadable.class, ReportLine.Readable.class)));
    }

    @Test
    void refusesNestingThatWouldExhaustTheStack() {
        assertThat(json("{\"records\": [" + "[".repeat(100_000))).isInstanceOf(Reading.Malformed.class);
        assertThat(faults(ndjson("[".repeat(500)))).hasSize(1);
    }

    @Test
    void readsNoMoreRecordsThanAllowed() {
        String many = (RECORD + ",").repeat(LIMITS.records());

        assertThat(json("{\"records\": [" + many + RECORD + "]}")).isEqualTo(new Reading.TooMany(LIMITS.records()));
        assertThat(ndjson((RECORD + "\n").repeat(LIMITS.records() + 1)))
                .isEqualTo(new Reading.TooMany(LIMITS.records()));
        assertThat(ndjson((RECORD + "\n").repeat(LIMITS.records()))).isInstanceOf(Reading.Lines.class);
    }

    @Test
    void readsWhatIsPacked() {
        byte[] packed = gzip(("{\"records\": [" + RECORD + "]}").getBytes(UTF_8));

        assertThat(records(reader.read(packed, Form.JSON, Packing.GZIP))).hasSize(1);
    }

    /** A thousand times larger than it looks; a thousand times that must not be unpacked either. */
    @ParameterizedTest
    @CsvSource({"JSON, 32", "NDJSON, 32", "JSON, 10", "NDJSON, 10", "NDJSON, 120"})
    void unpacksABombOnlyToTheLimit(Form form, int filler) {
        var unpacked = new byte[64 * 1024 * 1024];
        Arrays.fill(unpacked, (byte) filler);

        Reading reading = reader.read(gzip(unpacked), form, Packing.GZIP);

        assertThat(reading).isIn(new Reading.TooLarge(LIMITS.unpackedBytes()), new Reading.Malformed(1, 1));
    }

    @Test
    void countsABodyByTheRecordsThatItCanHaveHad() {
        int most = LIMITS.records();

        assertThat(reader.mostRecords(new byte[0], Packing.NONE)).isOne();
        assertThat(reader.mostRecords("1\n1\n1\n".getBytes(UTF_8), Packing.NONE))
                .isEqualTo(3);
        assertThat(reader.mostRecords(new byte[3 * most], Packing.NONE)).isEqualTo(most);
        assertThat(reader.mostRecords(new byte[0], Packing.GZIP)).isEqualTo(most);
    }

    @Test
    void refusesWhatIsNotPackedOrNotWhole() {
        byte[] packed = gzip(("{\"records\": [" + RECORD + "]}").getBytes(UTF_8));
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);

        assertThat(reader.read(RECORD.getBytes(UTF_8), Form.NDJSON, Packing.GZIP))
                .isEqualTo(new Reading.Unpackable());
        assertThat(reader.read(cut, Form.JSON, Packing.GZIP)).isEqualTo(new Reading.Unpackable());
        assertThat(reader.read(new byte[0], Form.JSON, Packing.GZIP)).isEqualTo(new Reading.Unpackable());
    }

    @Property
    void answersAnyBytesWithAReading(@ForAll byte[] bytes, @ForAll Form form, @ForAll Packing packing) {
        assertThat(reader.read(bytes, form, packing)).isNotNull();
    }

    /** What follows a cut record must never be taken for something else. */
    @Property
    void readsACutReportAsMalformedOrFaulty(@ForAll @IntRange(min = 1, max = 170) int length) {
        String cut = RECORD.substring(0, Math.min(length, RECORD.length() - 1));

        assertThat(json("{\"records\": [" + cut)).isInstanceOf(Reading.Malformed.class);
        assertThat(faults(ndjson(cut))).hasSize(1);
    }

    private Reading json(String body) {
        return reader.read(body.getBytes(UTF_8), Form.JSON, Packing.NONE);
    }

    private Reading ndjson(String body) {
        return reader.read(body.getBytes(UTF_8), Form.NDJSON, Packing.NONE);
    }

    private static List<UsageRecord> records(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Lines.class);
        return ((Reading.Lines) reading)
                .lines().stream()
                        .map(line -> {
                            assertThat(line).isInstanceOf(ReportLine.Readable.class);
                            return ((ReportLine.Readable) line).record();
                        })
                        .toList();
    }

    private static List<Fault> faults(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Lines.class);
        return ((Reading.Lines) reading)
                .lines().stream()
                        .filter(ReportLine.Unreadable.class::isInstance)
                        .flatMap(line -> ((ReportLine.Unreadable) line).faults().stream())
                        .toList();
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
