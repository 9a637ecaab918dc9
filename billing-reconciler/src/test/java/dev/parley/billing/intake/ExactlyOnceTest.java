package dev.parley.billing.intake;

import static dev.parley.billing.TestEvents.EUR;
import static dev.parley.billing.TestEvents.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.billing.TestBooks;
import dev.parley.billing.TestEvents;
import dev.parley.billing.TestStream;
import dev.parley.billing.close.CloseOutcome;
import dev.parley.billing.ledger.TrialBalance;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.rating.PriceList;
import dev.parley.billing.rating.Relationship;
import dev.parley.billing.statement.StatementLine;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.protocol.terms.UnitPrice;
import dev.parley.shell.identity.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever arrives, however often, in whatever order and batches, from two topics at once, and whenever a process dies:
 * the books are those of a reader that saw every event once and never failed.
 */
class ExactlyOnceTest {
    private static final Instant NOON = Instant.parse("2026-12-10T11:00:00Z");
    private static final Instant AFTERWARDS = Instant.parse("2027-01-02T11:00:00Z");
    private static final PeriodName DECEMBER = PeriodName.parse("2026-12");
    private static final TestBooks BOOKS = new TestBooks(NOON);
    private static final List<Unit> WORDS = List.of(TestEvents.CITED, new Unit("grounded"), new Unit("presented"));
    private static final PriceList USES = new PriceList(List.of(
            new UnitPrice(TestEvents.CITED, Price.each(Amount.parse("0.01", EUR))),
            new UnitPrice(new Unit("grounded"), new Price(Amount.parse("0.0005", EUR), 3))));
    private static int runs;

    @Property(tries = 10)
    void booksWhatAnUndisturbedReaderWouldBook(@ForAll long seed) throws Exception {
        var random = new Random(seed);
        int run = ++runs;
        var publisher = new PublisherId("pub_run_" + run);
        var accesses = new TestStream(BOOKS, run);
        var usages = TestStream.ofUsage(BOOKS, run);
        var reference = new ReferenceBooks();
        BOOKS.moveTo(NOON);
        for (Reading reading : readings(publisher, random)) {
            TestStream stream = reading instanceof Reading.Used ? usages : accesses;
            stream.send(reading);
            reference.take(stream.partition(), reading);
        }

        readTogether(accesses, usages, random);

        assertThat(quantities(publisher)).isEqualTo(reference.quantities());
        assertThat(amounts(publisher)).isEqualTo(reference.amounts());
        assertThat(BOOKS.positions.tallies())
                .contains(reference.tally(accesses.partition()), reference.tally(usages.partition()));
        assertThat(BOOKS.trialBalances.all()).allMatch(TrialBalance::isBalanced);

        BOOKS.moveTo(AFTERWARDS);
        var closed = (CloseOutcome.Closed) BOOKS.closing.close(publisher, DECEMBER);

        assertThat(closed.status().completeness()).isEqualTo(reference.completeness());
        assertThat(amounts(publisher)).isEqualTo(reference.amounts());
        assertThat(adjustments(publisher)).isZero();
        assertThat(BOOKS.trialBalances.all()).allMatch(TrialBalance::isBalanced);
    }

    private static List<Reading> readings(PublisherId publisher, Random random) {
        List<Deal> deals = List.of(
                deal(publisher, "cli_a", Settlement.POSTPAY, "0.002", 1, ""),
                deal(publisher, "cli_a", Settlement.POSTPAY, "0.0015", 1000, ""),
                deal(publisher, "cli_a", Settlement.POSTPAY, "0.0015", 1000, "team-7"),
                deal(publisher, "cli_b", Settlement.POSTPAY, "0.1", 3, ""),
                deal(publisher, "cli_b", Settlement.FREE, "0", 1, ""),
                deal(publisher, "cli_c", Settlement.PREPAY, "1", 1, ""));
        List<Reading> readings = new ArrayList<>();
        for (int i = 0; i < 40 + random.nextInt(80); i++) {
            Deal deal = deals.get(random.nextInt(deals.size()));
            addAccess(readings, deal, random);
        }
        readings.add(new Reading.NotBillable());
        readings.add(new Reading.Unusable(QuarantineReason.UNDECODABLE, "garbage"));
        Collections.shuffle(readings, random);
        return readings;
    }

    private static void addAccess(List<Reading> readings, Deal deal, Random random) {
        var id = new UUID(random.nextLong(), runs);
        PriceList prices = deal.settlement() == Settlement.FREE ? PriceList.EMPTY : USES;
        var grant = TestEvents.grant(id, deal, prices, someTime(random), random.nextBoolean());
        if (random.nextInt(20) > 0) {
            addOften(readings, new Reading.Granted(grant), random);
        }
        if (random.nextInt(15) == 0) {
            var other =
                    new Grant(id, digest(id, 2), grant.occurredAt(), deal, prices, grant.observed(), grant.resource());
            readings.add(new Reading.Granted(other));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            var outcomeId = new UUID(random.nextLong(), runs);
            var ending = List.of(Ending.COMPLETE, Ending.COMPLETE, Ending.INCOMPLETE, Ending.VOIDED)
                    .get(random.nextInt(4));
            addOften(
                    readings,
                    new Reading.Ended(
                            new Outcome(outcomeId, id, deal.relationship(), digest(outcomeId, 1), NOON, ending)),
                    random);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            addUse(readings, grant, random);
        }
    }

    private static void addUse(List<Reading> readings, Grant grant, Random random) {
        var id = new UUID(random.nextLong(), runs);
        Unit word = WORDS.get(random.nextInt(WORDS.size()));
        long quantity = 1 + random.nextInt(5);
        String reference = random.nextInt(4) == 0 ? "team-9" : "";
        Relationship relationship = grant.deal().relationship();
        var usage = new Usage(id, grant.id(), relationship, digest(id, 1), someTime(random), word, quantity, reference);
        addOften(readings, new Reading.Used(usage), random);
        if (random.nextInt(15) == 0) {
            readings.add(new Reading.Used(new Usage(
                    id, grant.id(), relationship, digest(id, 2), usage.usedAt(), word, quantity + 1, reference)));
        }
    }

    private static Instant someTime(Random random) {
        return NOON.minusSeconds(random.nextInt(86_400));
    }

    private static void addOften(List<Reading> readings, Reading reading, Random random) {
        for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
            readings.add(reading);
        }
    }

    /** Two readers at the same time, as if the partitions of one number had been given to two processes. */
    private static void readTogether(TestStream accesses, TestStream usages, Random random) throws Exception {
        var ofAccesses = new Random(random.nextLong());
        var ofUsages = new Random(random.nextLong());
        try (var readers = Executors.newFixedThreadPool(2)) {
            Future<?> first = readers.submit(() -> readWithCrashes(accesses, ofAccesses));
            Future<?> second = readers.submit(() -> readWithCrashes(usages, ofUsages));
            first.get();
            second.get();
        }
    }

    private static void readWithCrashes(TestStream stream, Random random) {
        var crashing = new CrashingBooks(BOOKS.books, () -> random.nextInt(4) == 0);
        while (!stream.isRead()) {
            IntakeBatch batch = stream.nextBatch(1 + random.nextInt(60));
            try {
                new IntakeFlow(BOOKS.periods, crashing).take(batch);
                if (random.nextInt(4) == 0) {
                    // Another process that believes that the partition is still its own.
                    new IntakeFlow(BOOKS.periods, BOOKS.books).take(batch);
                }
            } catch (CrashingBooks.Crash | StalePartitionException again) {
                // Whoever comes next asks the database where to go on.
            }
        }
    }

    private static Map<Deal, Long> quantities(PublisherId publisher) {
        Map<Deal, Long> quantities = new HashMap<>();
        lines(publisher).forEach(line -> quantities.put(line.line().deal(), line.quantity()));
        quantities.values().removeIf(quantity -> quantity == 0);
        return quantities;
    }

    private static Map<Deal, Amount> amounts(PublisherId publisher) {
        Map<Deal, Amount> amounts = new HashMap<>();
        lines(publisher)
                .forEach(line -> amounts.merge(line.line().deal().withoutReference(), line.amount(), Amount::plus));
        amounts.values().removeIf(Amount::isZero);
        return amounts;
    }

    private static List<StatementLine> lines(PublisherId publisher) {
        return BOOKS.statements
                .statement(new Scope(publisher, null), DECEMBER, 0)
                .lines();
    }

    private static long adjustments(PublisherId publisher) {
        return BOOKS.database.number(
                "SELECT count(*) FROM journal_entry WHERE kind = 'adjustment' AND publisher = '" + publisher + "'");
    }

    private static Deal deal(
            PublisherId publisher, String client, Settlement settlement, String price, long per, String reference) {
        return TestEvents.deal(publisher, client, settlement, new Price(Amount.parse(price, EUR), per), reference);
    }
}
