package dev.parley.usagelog.query.store;

import static dev.parley.usagelog.log.TestEvents.NOON;
import static dev.parley.usagelog.log.TestEvents.access;
import static dev.parley.usagelog.log.TestEvents.agreement;
import static dev.parley.usagelog.log.TestEvents.between;
import static dev.parley.usagelog.log.TestEvents.ending;
import static dev.parley.usagelog.log.TestEvents.line;
import static dev.parley.usagelog.log.TestEvents.receipt;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.id.ClientId;
import dev.parley.shell.identity.Scope;
import dev.parley.usagelog.TestUsage;
import dev.parley.usagelog.log.Ending;
import dev.parley.usagelog.log.LogDatabase;
import dev.parley.usagelog.log.Relationship;
import dev.parley.usagelog.log.ReportReceipt;
import dev.parley.usagelog.log.TestStream;
import dev.parley.usagelog.log.store.PartitionPositions;
import dev.parley.usagelog.log.store.PostgresLog;
import dev.parley.usagelog.query.AccessEntry;
import dev.parley.usagelog.query.LineStatus;
import dev.parley.usagelog.query.LogFilter;
import dev.parley.usagelog.query.Page;
import dev.parley.usagelog.query.Place;
import dev.parley.usagelog.query.ReportEntry;
import dev.parley.usagelog.query.UsageEntry;
import dev.parley.usagelog.record.Fault;
import dev.parley.usagelog.record.ParkedRecord;
import dev.parley.usagelog.record.Parking;
import dev.parley.usagelog.record.Parking.Refused;
import dev.parley.usagelog.record.ReportId;
import dev.parley.usagelog.record.Reporter;
import dev.parley.usagelog.record.store.PostgresParking;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Scope ALL = new Scope(null, null);
    private static final Relationship READER = between("planet", "reader");
    private static final Relationship OTHER = between("planet", "other");
    private static final Relationship GAZETTE = between("gazette", "reader");
    private static final String NEWS = "https://planet.example/news/1";
    private static final String SPORTS = "https://planet.example/sports/2";
    private static final Reporter REPORTER =
            new Reporter(OTHER.publisher(), new ClientId(OTHER.payer().value()));
    private static final Place FIRST = Place.before(Place.LATEST);

    private final LogDatabase database = LogDatabase.fresh();
    private final Accesses accesses = new Accesses(database.transactions());
    private final Usages usages = new Usages(database.transactions());
    private final PostgresLog log = new PostgresLog(database.transactions(), () -> NOON);
    private final TestStream used = new TestStream(new PartitionPositions(database.transactions()), "usage", 0);
    private final Reports reports = new Reports(database.transactions());

    /** Seven of each relationship, one per minute, every second one of another resource; each is cited once. */
    @BeforeEach
    void fill() {
        var positions = new PartitionPositions(database.transactions());
        var accessed = new TestStream(positions, "access", 0);
        for (Relationship relationship : List.of(READER, OTHER, GAZETTE)) {
            for (int i = 0; i < 7; i++) {
                accessed.send(access(
                        relationship,
                        grant(relationship, i),
                        NOON.plusSeconds(60L * i),
                        i % 2 == 0 ? NEWS : SPORTS,
                        1));
                used.send(line(
                        relationship,
                        grant(relationship, 100 + i),
                        "rep_of_" + relationship.payer(),
                        grant(relationship, i),
                        NOON.plusSeconds(60L * i)));
            }
        }
        accessed.send(ending(READER, grant(READER, 0), Ending.DELIVERED, NOON)).readInto(log);
        used.send(receipt(READER, "rep_of_cli_reader", 7)).readInto(log);
    }

    @Test
    void showsEveryEntryOnceTheNewestFirst() {
        for (int limit : new int[] {1, 2, 5, 21, 100}) {
            assertThat(allUsages(ALL, LogFilter.ALL, limit)).hasSize(21).doesNotHaveDuplicates();
            assertThat(allUsages(ALL, LogFilter.ALL, limit).stream().map(UsageEntry::usedAt))
                    .isSortedAccordingTo((a, b) -> b.compareTo(a));
            assertThat(allAccesses(ALL, LogFilter.ALL, limit)).hasSize(21).doesNotHaveDuplicates();
            assertThat(allAccesses(ALL, LogFilter.ALL, limit).stream().map(AccessEntry::grantedAt))
                    .isSortedAccordingTo((a, b) -> b.compareTo(a));
        }
    }

    @Test
    void showsNobodyWhatIsAnothers() {
        var publisher = new Scope(READER.publisher(), null);
        var client = new Scope(READER.publisher(), READER.payer());

        assertThat(allUsages(publisher, LogFilter.ALL, 10)).hasSize(14);
        assertThat(allUsages(client, LogFilter.ALL, 10)).hasSize(7);
        assertThat(allAccesses(publisher, LogFilter.ALL, 10)).hasSize(14);
        assertThat(allAccesses(client, LogFilter.ALL, 10)).hasSize(7);
        assertThat(allUsages(client, ofAgreement(OTHER), 10)).isEmpty();
        assertThat(allAccesses(client, ofAgreement(OTHER), 10)).isEmpty();
    }

    @Test
    void narrowsByAgreementResourceUseAndTime() {
        assertThat(allUsages(ALL, ofAgreement(OTHER), 4)).hasSize(7);
        assertThat(allAccesses(ALL, ofAgreement(OTHER), 4)).hasSize(7);
        assertThat(allUsages(ALL, new LogFilter(null, SPORTS, null, Instant.EPOCH), 4))
                .hasSize(9);
        assertThat(allAccesses(ALL, new LogFilter(null, SPORTS, null, Instant.EPOCH), 4))
                .hasSize(9);
        assertThat(allUsages(ALL, new LogFilter(null, null, "cited", Instant.EPOCH), 4))
                .hasSize(21);
        assertThat(allUsages(ALL, new LogFilter(null, null, "grounded", Instant.EPOCH), 4))
                .isEmpty();
        assertThat(allAccesses(ALL, new LogFilter(null, null, "search", Instant.EPOCH), 4))
                .hasSize(21);
        assertThat(allAccesses(ALL, new LogFilter(null, null, "ai-train", Instant.EPOCH), 4))
                .isEmpty();
    }

    @Test
    void takesTimesHalfOpen() {
        var fromTheThird = new LogFilter(null, null, null, NOON.plusSeconds(120));
        Place untilTheFifth = Place.before(NOON.plusSeconds(240));

        assertThat(usages.page(ALL, fromTheThird, untilTheFifth, 100).entries()).hasSize(6);
        assertThat(accesses.page(ALL, fromTheThird, untilTheFifth, 100).entries())
                .hasSize(6);
    }

    @Test
    void showsAReportToItsPartiesAlone() {
        String report = "rep_of_cli_reader";

        ReportEntry own = reports.report(new Scope(READER.publisher(), READER.payer()), report, 0, 10)
                .orElseThrow();
        assertThat(own.counts()).containsExactly(Map.entry(LineStatus.COUNTED, 7L));
        assertThat(own.isSettled()).isTrue();
        assertThat(reports.report(new Scope(READER.publisher(), null), report, 0, 10))
                .contains(own);
        assertThat(reports.report(ALL, report, 0, 10)).isPresent();
        assertThat(reports.report(new Scope(OTHER.publisher(), OTHER.payer()), report, 0, 10))
                .isEmpty();
        assertThat(reports.report(ALL, "rep_of_nobody", 0, 10)).isEmpty();
    }

    @Test
    void tellsOfAReportWhoseEndWasNotReadThatItSettles() {
        ReportEntry entry = reports.report(ALL, "rep_of_cli_other", 0, 10).orElseThrow();

        assertThat(entry.receipt()).isNull();
        assertThat(entry.isSettled()).isFalse();
    }

    @Test
    void settlesOnceNoLineWaitsForAKey() {
        Scope reader = new Scope(READER.publisher(), READER.payer());
        database.execute("""
                INSERT INTO parked_record
                    (publisher, client, record_id, response_id, agreement, usage, quantity, used_at, report)
                VALUES ('pub_planet', 'cli_reader', 'line', 'response', 'agr_1', 'cited', 1, now(), 'rep_of_cli_reader')
                """);
        assertThat(reports.report(reader, "rep_of_cli_reader", 0, 10)
                        .orElseThrow()
                        .isSettled())
                .isFalse();

        database.execute("DELETE FROM parked_record");

        assertThat(reports.report(reader, "rep_of_cli_reader", 0, 10)
                        .orElseThrow()
                        .isSettled())
                .isTrue();
    }

    /** Two lines wait; one is refused, and the other is in neither place until the log has read it. */
    @Test
    void settlesOnceEveryLineThatWaitedIsSeen() {
        Scope other = new Scope(OTHER.publisher(), OTHER.payer());
        String report = ReportId.of(REPORTER, "other".getBytes(UTF_8)).value();
        var parking = new PostgresParking(database.transactions());
        parking.park(List.of(parked("taken", report), parked("refused", report)), 10);
        used.send(new ReportReceipt(OTHER, report, NOON, 0, 0, 2)).readInto(log);
        List<Parking.Parked> waiting = parking.after(0, 10);

        parking.refuse(List.of(new Refused(
                waiting.getLast().number(),
                List.of(new Fault("/responseId", "was not given"), new Fault("/usedAt", "is not")))));

        assertThat(reports.report(other, report, 0, 10).orElseThrow().isSettled())
                .isFalse();
        parking.remove(List.of(waiting.getFirst().number()));
        assertThat(reports.report(other, report, 0, 10).orElseThrow().isSettled())
                .isFalse();
        used.send(line(OTHER, grant(OTHER, 200), report, grant(OTHER, 1), NOON)).readInto(log);
        ReportEntry entry = reports.report(other, report, 0, 10).orElseThrow();
        assertThat(entry.isSettled()).isTrue();
        assertThat(entry.counts()).containsOnly(Map.entry(LineStatus.COUNTED, 1L), Map.entry(LineStatus.REJECTED, 1L));
        assertThat(entry.findings().entries()).singleElement().satisfies(finding -> {
            assertThat(finding.recordId()).isEqualTo("refused");
            assertThat(finding.fault()).isEqualTo("/responseId was not given; /usedAt is not");
        });
        assertThat(reports.report(new Scope(READER.publisher(), READER.payer()), report, 0, 10))
                .isEmpty();
    }

    private static ParkedRecord parked(String id, String report) {
        return new ParkedRecord(
                REPORTER,
                new ReportId(report),
                TestUsage.cited(id, TestUsage.response(TestUsage.keys(2), REPORTER, NOON)),
                NOON);
    }

    private static LogFilter ofAgreement(Relationship relationship) {
        return new LogFilter(agreement(relationship), null, null, Instant.EPOCH);
    }

    private List<UsageEntry> allUsages(Scope scope, LogFilter filter, int limit) {
        return all(after -> usages.page(scope, filter, after, limit));
    }

    private List<AccessEntry> allAccesses(Scope scope, LogFilter filter, int limit) {
        return all(after -> accesses.page(scope, filter, after, limit));
    }

    private static <E> List<E> all(Function<Place, Page<E, Place>> pages) {
        List<E> all = new ArrayList<>();
        @Nullable Place after = FIRST;
        while (after != null) {
            Page<E, Place> page = pages.apply(after);
            all.addAll(page.entries());
            after = page.next();
        }
        return all;
    }

    private static UUID grant(Relationship relationship, int number) {
        return UUID.nameUUIDFromBytes((relationship + "/" + number).getBytes(UTF_8));
    }
}
