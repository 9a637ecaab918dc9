package dev.parley.usagelog.query.http;

import dev.parley.usagelog.Golden;
import dev.parley.usagelog.query.AccessEntry;
import dev.parley.usagelog.query.LineStatus;
import dev.parley.usagelog.query.Page;
import dev.parley.usagelog.query.Place;
import dev.parley.usagelog.query.ReportEntry;
import dev.parley.usagelog.query.UsageEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QueryGoldenTest {
    private static final Instant NOON = Instant.parse("2026-12-10T11:00:00Z");
    private static final Instant LATER = Instant.parse("2026-12-10T11:00:01.250Z");
    private static final UUID ID = UUID.fromString("0193b0a0-0000-7000-8000-000000000001");

    @Test
    void freezesUses() {
        Golden.assertBody(
                "usage.json",
                UsageBody.of(new Page<>(
                        List.of(
                                usage("https://planet.example/news/1", "team-7", LineStatus.COUNTED),
                                usage(null, null, LineStatus.WAITING)),
                        new Place(NOON, ID))));
    }

    @Test
    void freezesAccesses() {
        Golden.assertBody(
                "accesses.json",
                AccessesBody.of(new Page<>(
                        List.of(
                                access("team-7", "edge_1", new AccessEntry.End("delivered", LATER, 200, 4096L)),
                                access(null, null, new AccessEntry.End("voided", LATER, null, null)),
                                access(null, null, null)),
                        null)));
    }

    @Test
    void freezesAReportWithEveryFinding() {
        var findings = List.of(
                new ReportEntry.Finding(4, "cite-3", LineStatus.WAITING, null, null),
                new ReportEntry.Finding(5, "cite-4", LineStatus.VOIDED, null, null),
                new ReportEntry.Finding(6, "cite-5", LineStatus.LATE, null, null),
                new ReportEntry.Finding(7, "cite-6", LineStatus.DUPLICATE, "rep_first", null),
                new ReportEntry.Finding(8, "cite-7", LineStatus.CONFLICT, "rep_first", null),
                new ReportEntry.Finding(
                        9,
                        "cite-8",
                        LineStatus.REJECTED,
                        null,
                        "/responseId was not given to cli_reader by pub_planet under agr_news"));
        var counts = Map.of(
                LineStatus.COUNTED, 3L,
                LineStatus.WAITING, 1L,
                LineStatus.VOIDED, 1L,
                LineStatus.LATE, 1L,
                LineStatus.DUPLICATE, 1L,
                LineStatus.CONFLICT, 1L,
                LineStatus.REJECTED, 1L);

        Golden.assertBody(
                "report-settling.json",
                ReportBody.of(report(new ReportEntry.Receipt(NOON, 8, 1, 2), counts, new Page<>(findings, 8L))));
    }

    @Test
    void freezesASettledReport() {
        Golden.assertBody(
                "report-settled.json",
                ReportBody.of(report(
                        new ReportEntry.Receipt(NOON, 2, 0, 0),
                        Map.of(LineStatus.COUNTED, 2L),
                        new Page<>(List.of(), null))));
    }

    @Test
    void freezesAReportWhoseEndWasNotReadYet() {
        Golden.assertBody(
                "report-arriving.json",
                ReportBody.of(report(null, Map.of(LineStatus.COUNTED, 2L), new Page<>(List.of(), null))));
    }

    private static ReportEntry report(
            ReportEntry.@Nullable Receipt receipt,
            Map<LineStatus, Long> counts,
            Page<ReportEntry.Finding, Long> findings) {
        return new ReportEntry("rep_second", "pub_planet", "cli_reader", receipt, false, counts, findings);
    }

    private static UsageEntry usage(@Nullable String resource, @Nullable String reference, LineStatus status) {
        return new UsageEntry(
                ID,
                "cite-1",
                "rep_first",
                "pub_planet",
                "cli_reader",
                "agr_reader",
                "AQGZq3",
                resource,
                "cited",
                2,
                NOON,
                LATER,
                reference,
                status);
    }

    private static AccessEntry access(
            @Nullable String reference, @Nullable String edge, AccessEntry.@Nullable End end) {
        return new AccessEntry(
                ID,
                "AQGZq3",
                "pub_planet",
                "cli_reader",
                "agr_reader",
                "read-and-ground",
                "sha-256:terms",
                List.of("ai-input"),
                "GET",
                "https://planet.example/news/1",
                reference,
                edge,
                NOON,
                end);
    }
}
