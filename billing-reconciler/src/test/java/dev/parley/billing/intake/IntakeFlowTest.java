package dev.parley.billing.intake;

import static dev.parley.billing.TestEvents.EUR;
import static dev.parley.billing.TestEvents.deal;
import static dev.parley.billing.TestEvents.digest;
import static dev.parley.billing.TestEvents.observed;
import static dev.parley.billing.TestEvents.outcome;
import static dev.parley.billing.TestEvents.unobserved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.billing.TestBooks;
import dev.parley.billing.TestEvents;
import dev.parley.billing.TestStream;
import dev.parley.billing.ledger.TrialBalance;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.meter.Outcome;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.rating.PriceList;
import dev.parley.billing.statement.Statement;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.shell.identity.Scope;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IntakeFlowTest {
    private static final Instant NOON = Instant.parse("2026-12-10T11:00:00Z");
    private static final Deal DEAL = deal("cli_reader", "0.002");

    private final TestBooks books = new TestBooks(NOON);
    private final TestStream stream = new TestStream(books, 0);

    @Test
    void chargesAnObservedAccessOnceItIsDelivered() {
        Grant grant = observed(DEAL, NOON);

        stream.send(grant).read();
        assertThat(charged()).isZero();

        stream.send(outcome(grant, Ending.COMPLETE)).read();
        assertThat(charged()).isEqualTo(2_000);
    }

    @Test
    void chargesAnUnobservedAccessAtOnce() {
        stream.send(unobserved(DEAL, NOON)).read();

        assertThat(charged()).isEqualTo(2_000);
    }

    @Test
    void chargesNothingForADeliveryThatBrokeOff() {
        Grant grant = observed(DEAL, NOON);

        stream.send(grant).send(outcome(grant, Ending.INCOMPLETE)).read();

        assertThat(charged()).isZero();
    }

    @Test
    void takesAChargeBackWhenTheGrantIsVoided() {
        Grant grant = unobserved(DEAL, NOON);
        stream.send(grant).read();

        stream.send(outcome(grant, Ending.VOIDED)).read();

        assertThat(charged()).isZero();
        assertThat(books.database.number("SELECT count(*) FROM journal_entry WHERE kind = 'reversal'"))
                .isEqualTo(1);
    }

    @Test
    void neverChargesWhatWasVoidedBeforeItArrived() {
        Grant grant = unobserved(DEAL, NOON);

        stream.send(outcome(grant, Ending.VOIDED)).read();
        stream.send(grant).read();

        assertThat(charged()).isZero();
    }

    @Test
    void chargesADeliveryThatArrivesBeforeItsGrant() {
        Grant grant = observed(DEAL, NOON);

        stream.send(outcome(grant, Ending.COMPLETE)).read();
        stream.send(grant).read();

        assertThat(charged()).isEqualTo(2_000);
    }

    @Test
    void chargesADeliveryThatSucceedsAfterOneThatBrokeOff() {
        Grant grant = observed(DEAL, NOON);
        stream.send(grant).send(outcome(grant, Ending.INCOMPLETE)).read();

        stream.send(outcome(grant, Ending.COMPLETE)).read();

        assertThat(charged()).isEqualTo(2_000);
    }

    @Test
    void chargesOnceHoweverOftenADeliveryIsRepeated() {
        Grant grant = observed(DEAL, NOON);

        Sorted sorted = stream.send(grant)
                .send(outcome(grant, Ending.COMPLETE))
                .send(outcome(grant, Ending.INCOMPLETE))
                .send(outcome(grant, Ending.COMPLETE))
                .read();

        assertThat(sorted.duplicates()).isEqualTo(1);
        assertThat(charged()).isEqualTo(2_000);
    }

    /** An agent may have what it paid for again under its idempotency key; the delivery then has another time and size. */
    @Test
    void takesTheSameEndingAgainForADuplicateWhateverElseItSays() {
        Grant grant = observed(DEAL, NOON);
        Outcome first = outcome(grant, Ending.COMPLETE);
        var again = new Outcome(
                first.id(),
                first.grantId(),
                first.relationship(),
                digest(first.id(), 2),
                first.occurredAt().plusSeconds(60),
                first.ending());

        stream.send(grant).send(first).read();
        Sorted sorted = stream.send(again).read();

        assertThat(sorted.duplicates()).isEqualTo(1);
        assertThat(sorted.refused()).isEmpty();
        assertThat(charged()).isEqualTo(2_000);
    }

    @Test
    void chargesNothingThatIsVoidedBeforeOrAfterItsDelivery() {
        Grant before = observed(DEAL, NOON);
        Grant after = observed(DEAL, NOON);

        stream.send(before)
                .send(outcome(before, Ending.VOIDED))
                .send(outcome(before, Ending.COMPLETE))
                .send(after)
                .send(outcome(after, Ending.COMPLETE))
                .read();
        stream.send(outcome(after, Ending.VOIDED)).read();

        assertThat(charged()).isZero();
    }

    @Test
    void letsNobodyEndWhatIsAnothers() {
        Deal anothers = deal("cli_other", "0.003");
        Grant grant = unobserved(DEAL, NOON);
        Grant unheardOf = unobserved(DEAL, NOON);

        stream.send(grant)
                .send(outcome(grant, anothers.relationship(), Ending.VOIDED))
                .send(outcome(unheardOf, anothers.relationship(), Ending.VOIDED))
                .read();
        stream.send(unheardOf).read();

        assertThat(charged()).isEqualTo(2_000);
        assertThat(books.database.number("SELECT count(*) FROM quarantine WHERE reason = 'invalid'"))
                .isEqualTo(2);
    }

    @Test
    void quarantinesWhatCannotBeAddedUpAndTakesTheRest() {
        Deal other = deal("cli_other", "0.003");
        stream.send(unobserved(DEAL, NOON)).read();
        books.database.execute("UPDATE pool_total SET quantity = 9223372036854775000");

        stream.send(unobserved(other, NOON))
                .send(unobserved(DEAL, NOON))
                .send(unobserved(other, NOON))
                .read();

        assertThat(books.positions.tallies()).containsExactly(new PartitionTally(stream.partition(), 4, 3, 0, 1, 0));
        assertThat(books.database.number("SELECT record_offset FROM quarantine"))
                .isEqualTo(2);
    }

    @Test
    void takesTheSameEventOnce() {
        Grant grant = unobserved(DEAL, NOON);

        Sorted together = stream.send(grant).send(grant).read();
        Sorted later = stream.send(grant).read();

        assertThat(together.duplicates()).isEqualTo(1);
        assertThat(later.duplicates()).isEqualTo(1);
        assertThat(charged()).isEqualTo(2_000);
    }

    @Test
    void quarantinesAnotherEventOfTheSameId() {
        Grant grant = unobserved(DEAL, NOON);
        var other = new Grant(grant.id(), digest(grant.id(), 2), NOON, DEAL, PriceList.EMPTY, false, grant.resource());

        stream.send(grant).read();
        Sorted sorted = stream.send(other).read();

        assertThat(sorted.refused()).singleElement().satisfies(refused -> {
            var why = (Reading.Unusable) refused.reading();
            assertThat(why.reason()).isEqualTo(QuarantineReason.CONFLICT);
            assertThat(why.detail())
                    .contains(grant.digest().toString(), other.digest().toString());
        });
        assertThat(books.database.number("SELECT count(*) FROM quarantine WHERE reason = 'conflict'"))
                .isEqualTo(1);
        assertThat(charged()).isEqualTo(2_000);
    }

    @Test
    void quarantinesAccessesOfAPublisherThatNobodyKnows() {
        Deal unknown = deal(
                new PublisherId("pub_unknown"),
                "cli_reader",
                Settlement.POSTPAY,
                new Price(Amount.parse("1", EUR), 1),
                "");

        Sorted sorted = stream.send(unobserved(unknown, NOON)).read();

        assertThat(sorted.refused()).hasSize(1);
        assertThat(sorted.grants()).isEmpty();
    }

    @Test
    void refusesABatchWhosePartitionSomebodyElseHasRead() {
        IntakeBatch batch = stream.send(unobserved(DEAL, NOON)).nextBatch(1);
        books.intake.take(batch);

        assertThatThrownBy(() -> books.intake.take(batch)).isInstanceOf(StalePartitionException.class);

        assertThat(charged()).isEqualTo(2_000);
    }

    @Test
    void addsUpPricesBelowTheSmallestUnit() {
        Deal cheap = deal(
                TestEvents.PLANET, "cli_reader", Settlement.POSTPAY, new Price(Amount.parse("0.0015", EUR), 1000), "");
        for (int i = 0; i < 10; i++) {
            stream.send(unobserved(cheap, NOON)).read();
        }

        // Ten times 1.5 micro-units: 15, where rounding each would have made 10 or 20.
        assertThat(charged()).isEqualTo(15);
    }

    @Test
    void addsUpPricesAcrossReferences() {
        for (int i = 0; i < 10; i++) {
            var price = new Price(Amount.parse("0.0005", EUR), 1000);
            stream.send(unobserved(
                            deal(TestEvents.PLANET, "cli_reader", Settlement.POSTPAY, price, "request-" + i), NOON))
                    .read();
        }

        // Ten times half a micro-unit.
        assertThat(charged()).isEqualTo(5);
    }

    @Test
    void countsWhatIsFreeAndRecordsWhatCannotBeSettled() {
        Deal free = deal(TestEvents.PLANET, "cli_friend", Settlement.FREE, new Price(Amount.zero(EUR), 1), "");
        Deal prepaid =
                deal(TestEvents.PLANET, "cli_prepaid", Settlement.PREPAY, new Price(Amount.parse("1", EUR), 1), "");

        Sorted sorted = stream.send(unobserved(free, NOON))
                .send(unobserved(prepaid, NOON))
                .read();

        assertThat(sorted.grants()).hasSize(2);
        assertThat(charged()).isZero();
        assertThat(statement().lines()).singleElement().satisfies(line -> {
            assertThat(line.line().deal()).isEqualTo(free);
            assertThat(line.quantity()).isEqualTo(1);
        });
    }

    @Test
    void accountsForEveryRecord() {
        Grant grant = observed(DEAL, NOON);
        stream.send(grant)
                .send(grant)
                .send(outcome(grant, Ending.COMPLETE))
                .send(new Reading.NotBillable())
                .send(new Reading.Unusable(QuarantineReason.UNDECODABLE, "no event"))
                .read();

        assertThat(books.positions.tallies()).containsExactly(new PartitionTally(stream.partition(), 5, 1, 1, 1, 2));
        assertThat(books.positions.tallies()).allMatch(PartitionTally::holds);
    }

    private Statement statement() {
        return books.statements.statement(new Scope(TestEvents.PLANET, null), PeriodName.parse("2026-12"), 0);
    }

    /** In micro-units, by statement and by ledger, which agree. */
    private long charged() {
        long stated = statement().totals().stream()
                .mapToLong(total -> total.amount().units())
                .sum();
        long booked = books.trialBalances.all().stream()
                .flatMap(balance -> balance.rows().stream())
                .filter(row -> row.kind().equals("unbilled-receivable"))
                .mapToLong(row -> row.balance().units())
                .sum();
        assertThat(books.trialBalances.all()).allMatch(TrialBalance::isBalanced);
        assertThat(booked).isEqualTo(stated);
        return stated;
    }
}
