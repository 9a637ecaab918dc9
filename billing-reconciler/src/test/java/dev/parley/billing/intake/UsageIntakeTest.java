package dev.parley.billing.intake;

import static dev.parley.billing.TestEvents.CITED;
import static dev.parley.billing.TestEvents.EUR;
import static dev.parley.billing.TestEvents.PLANET;
import static dev.parley.billing.TestEvents.citable;
import static dev.parley.billing.TestEvents.cited;
import static dev.parley.billing.TestEvents.citedAt;
import static dev.parley.billing.TestEvents.deal;
import static dev.parley.billing.TestEvents.digest;
import static dev.parley.billing.TestEvents.outcome;
import static dev.parley.billing.TestEvents.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.billing.TestBooks;
import dev.parley.billing.TestEvents;
import dev.parley.billing.TestStream;
import dev.parley.billing.ledger.TrialBalance;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Usage;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.statement.StatementLine;
import dev.parley.billing.statement.UseRecord;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.protocol.terms.Unit;
import dev.parley.shell.identity.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is done with a response is charged once, at the price that was granted, whichever came first. */
class UsageIntakeTest {
    private static final Instant NOON = Instant.parse("2026-12-10T11:00:00Z");
    private static final PeriodName DECEMBER = PeriodName.parse("2026-12");
    private static final Deal DEAL = deal("cli_reader", "0.002");
    private static final Deal ANOTHERS = deal("cli_other", "0.003");

    private final TestBooks books = new TestBooks(NOON);
    private final TestStream accesses = new TestStream(books, 3);
    private final TestStream uses = TestStream.ofUsage(books, 3);
    private final Grant grant = citable(DEAL, "0.01", NOON);

    @Test
    void chargesAUseAtThePriceThatWasGranted() {
        accesses.send(grant).read();

        uses.send(cited(grant, 3, NOON)).read();

        assertThat(charged(CITED)).isEqualTo(30_000);
        assertThat(charged(Unit.ACCESS)).isEqualTo(2_000);
    }

    @Test
    void letsAUseWaitForItsGrant() {
        uses.send(cited(grant, 3, NOON)).read();
        assertThat(charged(CITED)).isZero();

        accesses.send(grant).read();

        assertThat(charged(CITED)).isEqualTo(30_000);
        assertThat(books.database.number("SELECT count(*) FROM waiting_usage")).isZero();
    }

    @Test
    void findsTheUseThatWaitsAmongTensOfThousands() {
        books.database.execute("""
                INSERT INTO waiting_usage
                SELECT gen_random_uuid(), gen_random_uuid(), 3 FROM generate_series(1, 20000)""");
        uses.send(cited(grant, 3, NOON)).read();

        accesses.send(grant).read();

        assertThat(charged(CITED)).isEqualTo(30_000);
    }

    @Test
    void takesUsesBackWhenTheirGrantIsVoided() {
        accesses.send(grant).read();
        uses.send(cited(grant, 3, NOON)).send(cited(grant, 1, NOON)).read();

        accesses.send(outcome(grant, Ending.VOIDED)).read();

        assertThat(charged(CITED)).isZero();
        assertThat(books.database.number("SELECT count(*) FROM usage_reversal WHERE entry_id IS NOT NULL"))
                .isEqualTo(2);
    }

    @Test
    void chargesNoUseOfWhatWasVoidedBefore() {
        Grant late = citable(DEAL, "0.01", NOON);
        accesses.send(outcome(late, Ending.VOIDED)).read();
        uses.send(cited(late, 1, NOON)).read();
        accesses.send(late).read();

        uses.send(cited(late, 1, NOON)).read();

        assertThat(charged(CITED)).isZero();
    }

    @Test
    void chargesAUseOfADeliveryThatBrokeOff() {
        Grant observed = TestEvents.grant(UUID.randomUUID(), DEAL, citedAt("0.01"), NOON, true);
        accesses.send(observed).send(outcome(observed, Ending.INCOMPLETE)).read();

        uses.send(cited(observed, 1, NOON)).read();

        assertThat(charged(CITED)).isEqualTo(10_000);
        assertThat(charged(Unit.ACCESS)).isZero();
    }

    @Test
    void countsAWordWithoutPriceAsFree() {
        var presented = new Unit("presented");
        accesses.send(grant).read();

        uses.send(usage(grant, presented, 4, NOON, "")).read();

        assertThat(charged(presented)).isZero();
        assertThat(line(presented).quantity()).isEqualTo(4);
    }

    @Test
    void recordsAUseThatCannotBeSettled() {
        Deal prepaid = deal(PLANET, "cli_reader", Settlement.PREPAY, Price.each(Amount.parse("1", EUR)), "");
        Grant paidBefore = citable(prepaid, "0.01", NOON);

        accesses.send(paidBefore).read();
        Sorted sorted = uses.send(cited(paidBefore, 1, NOON)).read();

        assertThat(sorted.usages().counted()).hasSize(1);
        assertThat(charged(CITED)).isZero();
    }

    @Test
    void multipliesByTheQuantity() {
        accesses.send(grant).read();
        for (int i = 0; i < 10; i++) {
            uses.send(cited(grant, 1 + i, NOON)).read();
        }

        assertThat(charged(CITED)).isEqualTo(550_000);
        assertThat(line(CITED).quantity()).isEqualTo(55);
    }

    @Test
    void takesTheSameLineOnce() {
        Usage usage = cited(grant, 2, NOON);
        accesses.send(grant).read();

        Sorted together = uses.send(usage).send(usage).read();
        Sorted later = uses.send(usage).read();

        assertThat(together.duplicates()).isEqualTo(1);
        assertThat(later.duplicates()).isEqualTo(1);
        assertThat(charged(CITED)).isEqualTo(20_000);
    }

    @Test
    void quarantinesAnotherLineOfTheSameId() {
        Usage usage = cited(grant, 2, NOON);
        var other =
                new Usage(usage.id(), grant.id(), usage.relationship(), digest(usage.id(), 2), NOON, CITED, 500, "");
        accesses.send(grant).read();

        uses.send(usage).read();
        uses.send(other).read();

        assertThat(books.database.number("SELECT count(*) FROM quarantine WHERE reason = 'conflict'"))
                .isEqualTo(1);
        assertThat(charged(CITED)).isEqualTo(20_000);
    }

    @Test
    void letsNobodyUseWhatIsAnothers() {
        uses.send(usage(grant, ANOTHERS.relationship(), CITED, 1, NOON, "")).read();
        accesses.send(grant).read();

        uses.send(usage(grant, ANOTHERS.relationship(), CITED, 1, NOON, "")).read();

        assertThat(charged(CITED)).isZero();
        assertThat(books.database.number("SELECT count(*) FROM quarantine WHERE reason = 'invalid'"))
                .isEqualTo(1);
        assertThat(charged(Unit.ACCESS)).isEqualTo(2_000);
    }

    @Test
    void putsAUseUnderItsOwnReferenceOrThatOfItsAccess() {
        Deal referenced = deal(PLANET, "cli_reader", Settlement.POSTPAY, Price.each(Amount.parse("0.002", EUR)), "a");
        Grant ofTeam = citable(referenced, "0.01", NOON);
        accesses.send(ofTeam).read();

        uses.send(cited(ofTeam, 1, NOON))
                .send(usage(ofTeam, CITED, 2, NOON, "b"))
                .read();

        assertThat(lines(line -> line.line().deal().unit().equals(CITED)))
                .extracting(line -> line.line().deal().reference(), StatementLine::quantity)
                .containsExactlyInAnyOrder(tuple("a", 1L), tuple("b", 2L));
    }

    @Test
    void keepsThePriceOfEachGrant() {
        Grant dearer = citable(DEAL, "0.02", NOON);
        accesses.send(grant).send(dearer).read();

        uses.send(cited(grant, 1, NOON)).send(cited(dearer, 1, NOON)).read();

        assertThat(charged(CITED)).isEqualTo(30_000);
        assertThat(books.database.number("SELECT count(*) FROM price_list")).isEqualTo(2);
    }

    @Test
    void accountsForEveryRecordOfBothTopics() {
        Usage usage = cited(grant, 2, NOON);
        accesses.send(grant).read();
        uses.send(usage)
                .send(usage)
                .send(new Reading.NotBillable())
                .send(new Reading.Unusable(QuarantineReason.UNDECODABLE, "no event"))
                .read();

        assertThat(books.positions.tallies())
                .containsExactly(
                        new PartitionTally(accesses.partition(), 1, 1, 0, 0, 0),
                        new PartitionTally(uses.partition(), 4, 1, 1, 1, 1))
                .allMatch(PartitionTally::holds);
    }

    @Test
    void tellsWhatBecameOfAnAccessAndOfItsUses() {
        accesses.send(grant).read();
        uses.send(cited(grant, 2, NOON))
                .send(cited(grant, 3, NOON.plusSeconds(1)))
                .read();

        var access =
                books.statements.access(new Scope(PLANET, null), grant.id()).orElseThrow();

        assertThat(access.uses()).singleElement().satisfies(use -> {
            assertThat(use.line().deal().unit()).isEqualTo(CITED);
            assertThat(use)
                    .extracting(UseRecord::quantity, UseRecord::first, UseRecord::last, UseRecord::countedIn)
                    .containsExactly(5L, NOON, NOON.plusSeconds(1), DECEMBER);
        });
    }

    @Test
    void takesOneTopicAfterTheOtherWhereTwoReadOneNumber() throws Exception {
        var holds = new CountDownLatch(1);
        var mayCommit = new CountDownLatch(1);
        Books slow = new Books() {
            @Override
            public <T> T write(StreamPartition partition, long from, Function<OpenBooks, T> work) {
                return books.books.write(partition, from, open -> {
                    T result = work.apply(open);
                    holds.countDown();
                    await(mayCommit);
                    return result;
                });
            }
        };
        accesses.send(grant);
        uses.send(cited(grant, 1, NOON));
        try (var readers = Executors.newFixedThreadPool(2)) {
            Future<?> granting = readers.submit(() -> new IntakeFlow(books.periods, slow).take(accesses.nextBatch(1)));
            await(holds);
            Future<?> using = readers.submit(() -> uses.read());
            awaitSomebodyWaiting();

            mayCommit.countDown();

            granting.get();
            using.get();
        }
        assertThat(charged(CITED)).isEqualTo(10_000);
    }

    private void awaitSomebodyWaiting() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (books.database.number(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                == 0) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private StatementLine line(Unit unit) {
        List<StatementLine> found = lines(line -> line.line().deal().unit().equals(unit));
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<StatementLine> lines(Predicate<StatementLine> wanted) {
        return books.statements.statement(new Scope(PLANET, null), DECEMBER, 0).lines().stream()
                .filter(wanted)
                .toList();
    }

    /** In micro-units; all of it is in the ledger. */
    private long charged(Unit unit) {
        assertThat(books.trialBalances.all()).allMatch(TrialBalance::isBalanced);
        long booked = books.trialBalances.all().stream()
                .flatMap(balance -> balance.rows().stream())
                .filter(row -> row.kind().equals("unbilled-receivable"))
                .mapToLong(row -> row.balance().units())
                .sum();
        assertThat(booked).isEqualTo(sum(line -> true));
        return sum(line -> line.line().deal().unit().equals(unit));
    }

    private long sum(Predicate<StatementLine> wanted) {
        return lines(wanted).stream().mapToLong(line -> line.amount().units()).sum();
    }
}
