package dev.parley.usagelog.log;

import static dev.parley.usagelog.log.TestEvents.NOON;
import static dev.parley.usagelog.log.TestEvents.access;
import static dev.parley.usagelog.log.TestEvents.between;
import static dev.parley.usagelog.log.TestEvents.line;
import static dev.parley.usagelog.log.TestEvents.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.identity.Scope;
import dev.parley.shell.store.StoreException;
import dev.parley.shell.store.Transactions;
import dev.parley.usagelog.log.ReferenceLog.Key;
import dev.parley.usagelog.log.ReferenceLog.Line;
import dev.parley.usagelog.log.ReferenceLog.ReportKey;
import dev.parley.usagelog.log.store.PartitionPositions;
import dev.parley.usagelog.log.store.PostgresLog;
import dev.parley.usagelog.query.AccessEntry;
import dev.parley.usagelog.query.LineStatus;
import dev.parley.usagelog.query.LogFilter;
import dev.parley.usagelog.query.Page;
import dev.parley.usagelog.query.Place;
import dev.parley.usagelog.query.ReportEntry;
import dev.parley.usagelog.query.UsageEntry;
import dev.parley.usagelog.query.store.Accesses;
import dev.parley.usagelog.query.store.Reports;
import dev.parley.usagelog.query.store.Usages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/**
 * Whatever arrives, however often, in whichever batches, whichever stream is ahead of the other and whenever the process
 * dies: the log says what a reader would say that saw each stream once and never failed.
 */
class ExactlyOnceTest {
    private static final LogDatabase DATABASE = LogDatabase.fresh();
    private static final PartitionPositions POSITIONS = new PartitionPositions(DATABASE.transactions());
    private static final Accesses ACCESSES = new Accesses(DATABASE.transactions());
    private static final Usages USAGES = new Usages(DATABASE.transactions());
    private static final Reports REPORTS = new Reports(DATABASE.transactions());
    private static int runs;

    @Property(tries = 30)
    void saysWhatAnUndisturbedReaderWouldSay(@ForAll long seed) {
        var random = new Random(seed);
        int run = ++runs;
        var accessed = new TestStream(POSITIONS, "access", run);
        var used = new TestStream(POSITIONS, "usage", run);
        var reference = new ReferenceLog();
        List<Relationship> relationships = List.of(
                between("planet_" + run, "reader_" + run),
                between("planet_" + run, "other_" + run),
                between("gazette_" + run, "reader_" + run));
        new Scenario(relationships, random).fill(accessed, used, reference);

        readWithCrashes(accessed, used, random);

        Map<Key, String> states = new HashMap<>();
        Map<Key, LineStatus> statuses = new HashMap<>();
        for (Relationship relationship : relationships) {
            states.putAll(statesOf(relationship, random));
            statuses.putAll(statusesOf(relationship, random));
        }
        assertThat(states).isEqualTo(reference.states());
        assertThat(statuses).isEqualTo(reference.statuses());
        reference.reports().forEach((report, lines) -> assertReport(report, lines, reference.receipt(report), random));
        assertThat(POSITIONS.tallies()).allMatch(PartitionTally::holds);
        assertThat(POSITIONS.tallies().stream()
                        .filter(tally -> tally.partition().number() == run)
                        .mapToLong(PartitionTally::read)
                        .sum())
                .isEqualTo(accessed.size() + used.size());
    }

    /** What happened, in two streams that know nothing of each other's order. */
    private static final class Scenario {
        private final List<Relationship> relationships;
        private final Random random;
        private final List<Reading> accessed = new ArrayList<>();
        private final List<Reading> used = new ArrayList<>();

        Scenario(List<Relationship> relationships, Random random) {
            this.relationships = relationships;
            this.random = random;
        }

        void fill(TestStream accesses, TestStream usages, ReferenceLog reference) {
            for (int i = 0; i < 20 + random.nextInt(30); i++) {
                addAccess();
            }
            accessed.add(new Reading.PassedOver());
            used.add(new Reading.Unusable(QuarantineReason.UNDECODABLE, "garbage"));
            Collections.shuffle(accessed, random);
            Collections.shuffle(used, random);
            accesses.sendAll(accessed);
            usages.sendAll(used);
            accessed.forEach(reference::take);
            used.forEach(reference::take);
        }

        private void addAccess() {
            var id = new UUID(random.nextLong(), random.nextLong());
            Relationship relationship = any(relationships);
            if (random.nextInt(6) > 0) {
                addOften(
                        accessed,
                        new Reading.Granted(access(relationship, id, NOON.minusSeconds(random.nextInt(900)))));
            }
            if (random.nextInt(12) == 0) {
                addOften(
                        accessed,
                        new Reading.Granted(access(relationship, id, NOON, "https://planet.example/other", 2)));
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                // Now and then somebody else speaks of it: that changes nothing.
                Relationship teller = random.nextInt(6) == 0 ? any(relationships) : relationship;
                addOften(
                        accessed,
                        new Reading.Ended(TestEvents.ending(teller, id, any(List.of(Ending.values())), NOON)));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                addUse(relationship, id);
            }
        }

        private void addUse(Relationship relationship, UUID grant) {
            var id = new UUID(random.nextLong(), random.nextLong());
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                String report = "rep_" + random.nextInt(5);
                int version = random.nextInt(5) == 0 ? 2 : 1;
                var usedAt = NOON.plusSeconds(grant.getLeastSignificantBits() & 0x3ff);
                var reportedAt = usedAt.plusSeconds(random.nextInt(4) == 0 ? 8 * 86_400 : 60);
                addOften(
                        used, new Reading.Reported(line(relationship, id, report, grant, usedAt, reportedAt, version)));
                if (random.nextInt(3) > 0) {
                    addOften(used, new Reading.Received(receipt(relationship, report, 1 + random.nextInt(9))));
                }
            }
        }

        private void addOften(List<Reading> stream, Reading reading) {
            for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
                stream.add(reading);
            }
        }

        private <T> T any(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }
    }

    private static void readWithCrashes(TestStream accessed, TestStream used, Random random) {
        var faulty = new Transactions(FaultyConnections.around(DATABASE.dataSource(), random));
        while (!accessed.isRead() || !used.isRead()) {
            TestStream stream = used.isRead() || (!accessed.isRead() && random.nextBoolean()) ? accessed : used;
            ReadBatch batch = stream.nextBatch(1 + random.nextInt(40));
            try {
                new LogFlow(new PostgresLog(faulty, () -> NOON)).take(batch);
                if (random.nextInt(4) == 0) {
                    // Another process that believes that the partition is still its own.
                    new LogFlow(new PostgresLog(DATABASE.transactions(), () -> NOON)).take(batch);
                }
            } catch (StoreException | StalePartitionException again) {
                // Whoever comes next asks the database where to go on.
            }
        }
    }

    private static Map<Key, String> statesOf(Relationship relationship, Random random) {
        Scope scope = scopeOf(relationship);
        Map<Key, String> states = new HashMap<>();
        int limit = 1 + random.nextInt(20);
        for (AccessEntry entry : all(after -> ACCESSES.page(scope, LogFilter.ALL, after, limit))) {
            states.put(
                    keyOf(entry.publisher(), entry.client(), entry.grantId()),
                    entry.end() == null ? "granted" : entry.end().state());
        }
        return states;
    }

    private static Map<Key, LineStatus> statusesOf(Relationship relationship, Random random) {
        Scope scope = scopeOf(relationship);
        Map<Key, LineStatus> statuses = new HashMap<>();
        int limit = 1 + random.nextInt(20);
        for (UsageEntry entry : all(after -> USAGES.page(scope, LogFilter.ALL, after, limit))) {
            statuses.put(keyOf(entry.publisher(), entry.client(), entry.eventId()), entry.status());
        }
        return statuses;
    }

    private static <E> List<E> all(Function<Place, Page<E, Place>> pages) {
        List<E> all = new ArrayList<>();
        @Nullable Place after = Place.before(Place.LATEST);
        while (after != null) {
            Page<E, Place> page = pages.apply(after);
            all.addAll(page.entries());
            after = page.next();
        }
        return all;
    }

    private static void assertReport(ReportKey key, List<Line> lines, @Nullable ReportReceipt receipt, Random random) {
        List<Line> findings = new ArrayList<>();
        ReportEntry entry = report(key, 0, 1000);
        long after = 0;
        @Nullable Long next = 0L;
        while (next != null) {
            var page = report(key, after, 1 + random.nextInt(10)).findings();
            page.entries()
                    .forEach(finding -> findings.add(new Line(String.valueOf(finding.recordId()), finding.status())));
            next = page.next();
            after = next == null ? 0 : next;
        }

        Map<LineStatus, Long> counts = new EnumMap<>(LineStatus.class);
        lines.forEach(line -> counts.merge(line.status(), 1L, Long::sum));
        assertThat(entry.counts()).isEqualTo(counts);
        assertThat(findings)
                .containsExactlyInAnyOrderElementsOf(lines.stream()
                        .filter(line -> line.status() != LineStatus.COUNTED)
                        .toList());
        assertThat(entry.receipt() == null ? null : entry.receipt().accepted())
                .isEqualTo(receipt == null ? null : receipt.accepted());
        assertThat(entry.isSettled())
                .isEqualTo(receipt != null
                        && !counts.containsKey(LineStatus.WAITING)
                        && lines.size() >= receipt.accepted() + receipt.parked());
    }

    private static ReportEntry report(ReportKey key, long after, int limit) {
        return REPORTS.report(scopeOf(key.relationship()), key.report(), after, limit)
                .orElseThrow();
    }

    private static Scope scopeOf(Relationship relationship) {
        return new Scope(relationship.publisher(), relationship.payer());
    }

    private static Key keyOf(String publisher, String client, UUID id) {
        return new Key(new Relationship(new PublisherId(publisher), new PayerId(client)), id);
    }
}
