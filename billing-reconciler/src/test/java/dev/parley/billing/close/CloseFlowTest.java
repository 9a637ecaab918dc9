package dev.parley.billing.close;

import static dev.parley.billing.TestEvents.EUR;
import static dev.parley.billing.TestEvents.PLANET;
import static dev.parley.billing.TestEvents.deal;
import static dev.parley.billing.TestEvents.observed;
import static dev.parley.billing.TestEvents.outcome;
import static dev.parley.billing.TestEvents.unobserved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.billing.TestBooks;
import dev.parley.billing.TestStream;
import dev.parley.billing.ledger.TrialBalance;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.meter.Grant;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.Deal;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.shell.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CloseFlowTest {
    private static final PeriodName DECEMBER = PeriodName.parse("2026-12");
    private static final PeriodName JANUARY = PeriodName.parse("2027-01");
    private static final Instant IN_DECEMBER = Instant.parse("2026-12-10T11:00:00Z");
    /** Midnight in Berlin. */
    private static final Instant DECEMBER_ENDS = Instant.parse("2026-12-31T23:00:00Z");

    private static final Instant IN_JANUARY = Instant.parse("2027-01-10T11:00:00Z");
    private static final Instant FEBRUARY_BEGINS = Instant.parse("2027-01-31T23:00:00Z");
    private static final Deal DEAL = deal("cli_reader", "0.002");

    private final TestBooks books = new TestBooks(IN_DECEMBER);
    private final TestStream stream = new TestStream(books, 0);

    @Test
    void refusesToCloseAPeriodThatRuns() {
        stream.send(unobserved(DEAL, IN_DECEMBER)).read();
        books.moveTo(DECEMBER_ENDS.minusNanos(1000));

        assertThat(books.closing.close(PLANET, DECEMBER)).isInstanceOf(CloseOutcome.Running.class);
    }

    @Test
    void accountsForEveryAccess() {
        Grant delivered = observed(DEAL, IN_DECEMBER);
        Grant broken = observed(DEAL, IN_DECEMBER);
        Grant lost = observed(DEAL, IN_DECEMBER);
        Grant young = observed(DEAL, DECEMBER_ENDS.minusSeconds(60));
        stream.send(delivered)
                .send(outcome(delivered, Ending.COMPLETE))
                .send(broken)
                .send(outcome(broken, Ending.INCOMPLETE))
                .send(lost)
                .send(young)
                .send(unobserved(priced(Settlement.FREE, "0", ""), IN_DECEMBER))
                .send(unobserved(priced(Settlement.PREPAY, "1", ""), IN_DECEMBER))
                .read();

        CloseOutcome.Closed closed = close(DECEMBER, DECEMBER_ENDS.plusSeconds(60));

        assertThat(closed.status().completeness()).isEqualTo(new Completeness(6, 1, 1, 2, 1, 1));
    }

    @Test
    void chargesACarriedAccessInTheNextPeriod() {
        Grant young = observed(DEAL, DECEMBER_ENDS.minusSeconds(60));
        stream.send(young).read();
        close(DECEMBER, DECEMBER_ENDS.plusSeconds(60));

        stream.send(outcome(young, Ending.COMPLETE)).read();
        CloseOutcome.Closed closed = close(JANUARY, FEBRUARY_BEGINS);

        assertThat(closed.status().completeness()).isEqualTo(new Completeness(1, 1, 0, 0, 0, 0));
        assertThat(lines("2026-12", "2027-01")).isEqualTo(1);
    }

    @Test
    void invoicesWholeCentsAndCarriesTheRest() {
        send(7, DEAL, IN_DECEMBER);
        String december = close(DECEMBER, DECEMBER_ENDS).invoices().getFirst();
        send(4, DEAL, IN_JANUARY);
        String january = close(JANUARY, FEBRUARY_BEGINS).invoices().getFirst();

        assertThat(december)
                .contains("\"charged\":{\"amount\":\"0.014\",\"currency\":\"EUR\"}")
                .contains("\"total\":{\"amount\":\"0.01\",\"currency\":\"EUR\"}")
                .contains("\"carriedOut\":{\"amount\":\"0.004\",\"currency\":\"EUR\"}")
                .contains("\"number\":\"2026-000001\"");
        assertThat(january)
                .contains("\"carriedIn\":{\"amount\":\"0.004\",\"currency\":\"EUR\"}")
                .contains("\"total\":{\"amount\":\"0.01\",\"currency\":\"EUR\"}")
                .contains("\"carriedOut\":{\"amount\":\"0.002\",\"currency\":\"EUR\"}")
                .contains("\"number\":\"2027-000002\"");
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void carriesWhatIsLessThanACent() {
        send(4, DEAL, IN_DECEMBER);

        assertThat(close(DECEMBER, DECEMBER_ENDS).invoices()).isEmpty();

        send(1, DEAL, IN_JANUARY);
        assertThat(close(JANUARY, FEBRUARY_BEGINS).invoices())
                .singleElement()
                .asString()
                .contains("\"total\":{\"amount\":\"0.01\",\"currency\":\"EUR\"}");
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void answersTheSameAgain() {
        send(10, DEAL, IN_DECEMBER);
        CloseOutcome first = close(DECEMBER, DECEMBER_ENDS);

        books.moveTo(IN_JANUARY);

        assertThat(books.closing.close(PLANET, DECEMBER)).isEqualTo(first);
    }

    @Test
    void closesOnceWhenTwoAskAtTheSameTime() throws Exception {
        send(10, DEAL, IN_DECEMBER);
        books.moveTo(DECEMBER_ENDS);
        Callable<CloseOutcome> close = () -> books.closing.close(PLANET, DECEMBER);

        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Future<CloseOutcome>> outcomes = threads.invokeAll(List.of(close, close, close, close));
            for (Future<CloseOutcome> outcome : outcomes) {
                assertThat(outcome.get()).isEqualTo(outcomes.getFirst().get());
            }
        }

        assertThat(books.database.number("SELECT count(*) FROM invoice")).isEqualTo(1);
        assertThat(books.database.number("SELECT count(*) FROM journal_entry WHERE kind = 'invoice'"))
                .isEqualTo(1);
    }

    @Test
    void booksWhatComesLateInTheOpenPeriodUnderItsOwn() {
        send(10, DEAL, IN_DECEMBER);
        close(DECEMBER, DECEMBER_ENDS);

        send(5, DEAL, IN_DECEMBER);

        assertThat(lines("2026-12", "2027-01")).isEqualTo(1);
        CloseOutcome.Closed january = close(JANUARY, FEBRUARY_BEGINS);
        assertThat(january.status().completeness()).isEqualTo(new Completeness(5, 5, 0, 0, 0, 0));
        assertThat(january.invoices()).singleElement().asString().contains("\"period\":\"2026-12\"");
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void takesBackInTheOpenPeriodWhatAClosedOneCharged() {
        Grant grant = unobserved(DEAL, IN_DECEMBER);
        send(10, DEAL, IN_DECEMBER);
        stream.send(grant).read();
        close(DECEMBER, DECEMBER_ENDS);

        stream.send(outcome(grant, Ending.VOIDED)).read();
        send(10, DEAL, IN_JANUARY);
        String january = close(JANUARY, FEBRUARY_BEGINS).invoices().getFirst();

        assertThat(january).contains("\"quantity\":-1").contains("\"charged\":{\"amount\":\"0.018\"");
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void closesBooksInWhichALateAccessWasVoidedAtOnce() {
        close(DECEMBER, DECEMBER_ENDS);
        Grant late = unobserved(DEAL, IN_DECEMBER);
        stream.send(late).send(outcome(late, Ending.VOIDED)).read();

        CloseOutcome.Closed january = close(JANUARY, FEBRUARY_BEGINS);

        assertThat(january.status().completeness()).isEqualTo(new Completeness(1, 0, 0, 1, 0, 0));
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void chargesInTheOpenPeriodADeliveryThatAClosedOneDidNotHearOf() {
        Grant grant = observed(DEAL, IN_DECEMBER);
        stream.send(grant).read();
        close(DECEMBER, DECEMBER_ENDS);

        stream.send(outcome(grant, Ending.COMPLETE)).read();
        send(9, DEAL, IN_JANUARY);
        String january = close(JANUARY, FEBRUARY_BEGINS).invoices().getFirst();

        assertThat(january).contains("\"quantity\":1,").contains("\"charged\":{\"amount\":\"0.02\"");
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void takesBackInTheSameBooksALateChargeThatIsVoided() {
        Grant grant = observed(DEAL, IN_DECEMBER);
        stream.send(grant).read();
        close(DECEMBER, DECEMBER_ENDS);

        stream.send(outcome(grant, Ending.COMPLETE)).read();
        stream.send(outcome(grant, Ending.VOIDED)).read();
        CloseOutcome.Closed january = close(JANUARY, FEBRUARY_BEGINS);

        assertThat(january.invoices()).isEmpty();
        assertThat(balance("accrued-revenue")).isZero();
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void countsACarriedAccessOnceThoughItIsVoidedAfterItsDelivery() {
        Grant young = observed(DEAL, DECEMBER_ENDS.minusSeconds(60));
        stream.send(young).read();
        close(DECEMBER, DECEMBER_ENDS.plusSeconds(60));

        stream.send(outcome(young, Ending.COMPLETE)).read();
        stream.send(outcome(young, Ending.VOIDED)).read();
        CloseOutcome.Closed january = close(JANUARY, FEBRUARY_BEGINS);

        assertThat(january.status().completeness()).isEqualTo(new Completeness(1, 0, 0, 1, 0, 0));
        assertThat(balance("accrued-revenue")).isZero();
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void separatesReferencesAndPrices() {
        Deal teamSeven = priced(Settlement.POSTPAY, "0.002", "team-7");
        send(3, DEAL, IN_DECEMBER);
        send(2, teamSeven, IN_DECEMBER);

        String invoice = close(DECEMBER, DECEMBER_ENDS).invoices().getFirst();

        assertThat(invoice)
                .contains("\"reference\":\"team-7\"")
                .contains("\"quantity\":3")
                .contains("\"quantity\":2");
    }

    @Test
    void sharesWhatReferencesCostTogether() {
        for (int i = 0; i < 30; i++) {
            var price = new Price(Amount.parse("1", EUR), 999);
            send(1, deal(PLANET, "cli_reader", Settlement.POSTPAY, price, "request-" + i % 7), IN_DECEMBER);
        }

        close(DECEMBER, DECEMBER_ENDS);

        // 30 times 1 EUR by 999: 30030.03 micro-units.
        assertThat(books.database.number("SELECT sum(amount) FROM line_total")).isEqualTo(30_030);
        assertThat(books.database.number("SELECT count(*) FROM line_total WHERE amount BETWEEN 4004 AND 5006"))
                .isEqualTo(7);
        assertThat(books.database.number("SELECT count(*) FROM journal_entry WHERE kind = 'adjustment'"))
                .isZero();
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void refusesToCloseAPeriodBeforeAnEarlierOneInWhichSomethingHappened() {
        send(4, DEAL, IN_DECEMBER);
        send(4, DEAL, IN_JANUARY);
        books.moveTo(FEBRUARY_BEGINS);

        assertThat(books.closing.close(PLANET, JANUARY)).isInstanceOf(CloseOutcome.OutOfOrder.class);

        close(DECEMBER, FEBRUARY_BEGINS);
        assertThat(close(JANUARY, FEBRUARY_BEGINS).invoices()).hasSize(1);
    }

    @Test
    void neverChangesWhatWasIssued() {
        send(10, DEAL, IN_DECEMBER);
        close(DECEMBER, DECEMBER_ENDS);

        for (String change : List.of(
                "UPDATE invoice SET total = 0",
                "DELETE FROM invoice_line",
                "UPDATE posting SET amount = 0",
                "TRUNCATE journal_entry CASCADE",
                "DELETE FROM access_grant",
                "UPDATE access_outcome SET ending = 'voided'",
                "UPDATE period SET accepted = 0")) {
            assertThatThrownBy(() -> books.database.execute(change)).as(change).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void closesAPeriodInWhichNothingHappened() {
        CloseOutcome.Closed closed = close(DECEMBER, DECEMBER_ENDS);

        assertThat(closed.status().completeness()).isEqualTo(new Completeness(0, 0, 0, 0, 0, 0));
        assertThat(closed.invoices()).isEmpty();
    }

    @Test
    void waitsUntilEverythingIsRead() {
        books.streamRead = false;
        books.moveTo(DECEMBER_ENDS);

        assertThat(books.closing.close(PLANET, DECEMBER)).isEqualTo(new CloseOutcome.Behind());
    }

    @Test
    void putsRightWhatTheStreamBookedWrongly() {
        Grant grant = observed(DEAL, IN_DECEMBER);
        stream.send(grant).read();
        // As if the delivery had come through another partition at the very same moment, and neither had seen the
        // other.
        books.database.execute(
                "INSERT INTO access_outcome (grant_id, publisher, payer, event_id, occurred_at, ending, digest) VALUES ('%s', 'pub_planet', 'cli_reader', gen_random_uuid(), now(), 'complete', '\\x00')"
                        .formatted(grant.id()));

        CloseOutcome.Closed closed = close(DECEMBER, DECEMBER_ENDS);

        assertThat(closed.status().completeness().billed()).isEqualTo(1);
        assertThat(books.database.number("SELECT count(*) FROM journal_entry WHERE kind = 'adjustment'"))
                .isEqualTo(1);
        assertEverythingChargedIsInvoicedOrCarried();
    }

    private void send(int accesses, Deal deal, Instant at) {
        for (int i = 0; i < accesses; i++) {
            Grant grant = observed(deal, at);
            stream.send(grant).send(outcome(grant, Ending.COMPLETE));
        }
        stream.read();
    }

    private CloseOutcome.Closed close(PeriodName period, Instant now) {
        books.moveTo(now);
        return (CloseOutcome.Closed) books.closing.close(PLANET, period);
    }

    /** How many lines of a period are booked in another. */
    private long lines(String period, String booked) {
        return books.database.number("""
                SELECT count(*) FROM line_total JOIN rating_line USING (line_id) JOIN period USING (period_id)
                WHERE rating_line.period = '%s' AND period.name = '%s'""".formatted(period, booked));
    }

    private void assertEverythingChargedIsInvoicedOrCarried() {
        assertThat(books.trialBalances.all()).allMatch(TrialBalance::isBalanced);
        long charged = -balance("accrued-revenue");
        assertThat(balance("accounts-receivable") + balance("carry") + balance("unbilled-receivable"))
                .isEqualTo(charged);
        assertThat(books.database.number("SELECT coalesce(sum(total), 0) FROM invoice"))
                .isEqualTo(balance("accounts-receivable"));
        assertThat(books.database.number("SELECT sum(amount) FROM line_total")).isEqualTo(charged);
    }

    private long balance(String kind) {
        return books.trialBalances.all().stream()
                .flatMap(balance -> balance.rows().stream())
                .filter(row -> row.kind().equals(kind))
                .mapToLong(row -> row.balance().units())
                .sum();
    }

    private static Deal priced(Settlement settlement, String price, String reference) {
        return deal(PLANET, "cli_reader", settlement, new Price(Amount.parse(price, EUR), 1), reference);
    }
}
