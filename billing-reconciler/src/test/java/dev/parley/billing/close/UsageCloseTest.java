package dev.parley.billing.close;

import static dev.parley.billing.TestEvents.EUR;
import static dev.parley.billing.TestEvents.PLANET;
import static dev.parley.billing.TestEvents.citable;
import static dev.parley.billing.TestEvents.cited;
import static dev.parley.billing.TestEvents.deal;
import static dev.parley.billing.TestEvents.outcome;
import static dev.parley.billing.TestEvents.unobserved;
import static dev.parley.billing.TestEvents.usage;
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
import dev.parley.protocol.terms.Unit;
import dev.parley.shell.store.StoreException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Both equations hold with uses among the events, and what was charged for them is invoiced once. */
class UsageCloseTest {
    private static final PeriodName DECEMBER = PeriodName.parse("2026-12");
    private static final PeriodName JANUARY = PeriodName.parse("2027-01");
    private static final PeriodName FEBRUARY = PeriodName.parse("2027-02");
    private static final Instant IN_DECEMBER = Instant.parse("2026-12-10T11:00:00Z");
    /** Midnight in Berlin. */
    private static final Instant DECEMBER_ENDS = Instant.parse("2026-12-31T23:00:00Z");

    private static final Instant IN_JANUARY = Instant.parse("2027-01-10T11:00:00Z");
    private static final Instant JANUARY_ENDS = Instant.parse("2027-01-31T23:00:00Z");
    private static final Instant FEBRUARY_ENDS = Instant.parse("2027-02-28T23:00:00Z");
    private static final Deal DEAL = deal("cli_reader", "0.002");

    private final TestBooks books = new TestBooks(IN_DECEMBER);
    private final TestStream accesses = new TestStream(books, 5);
    private final TestStream uses = TestStream.ofUsage(books, 5);
    private final Grant grant = citable(DEAL, "0.01", IN_DECEMBER);

    @Test
    void accountsForEveryUse() {
        Deal prepaid = deal(PLANET, "cli_reader", Settlement.PREPAY, Price.each(Amount.parse("1", EUR)), "");
        Grant paidBefore = citable(prepaid, "0.01", IN_DECEMBER);
        Grant voided = citable(DEAL, "0.01", IN_DECEMBER);
        Grant neverSeen = citable(DEAL, "0.01", IN_DECEMBER);
        Grant voidedUnseen = citable(DEAL, "0.01", IN_DECEMBER);
        accesses.send(grant)
                .send(paidBefore)
                .send(voided)
                .send(outcome(voided, Ending.VOIDED))
                .send(outcome(voidedUnseen, Ending.VOIDED))
                .read();
        uses.send(cited(grant, 7, IN_DECEMBER))
                .send(cited(grant, 1, IN_DECEMBER))
                .send(usage(grant, new Unit("presented"), 5, IN_DECEMBER, ""))
                .send(cited(paidBefore, 1, IN_DECEMBER))
                .send(cited(voided, 1, IN_DECEMBER))
                .send(cited(neverSeen, 9, IN_DECEMBER))
                .send(cited(voidedUnseen, 1, IN_DECEMBER))
                .read();

        CloseOutcome.Closed closed = close(DECEMBER, DECEMBER_ENDS);

        // Three accesses (billed, rejected, voided), and seven uses.
        assertThat(closed.status().completeness()).isEqualTo(new Completeness(10, 3, 1, 3, 2, 1));
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void invoicesUsesBesideAccesses() {
        accesses.send(grant).read();
        uses.send(cited(grant, 3, IN_DECEMBER)).read();

        String invoice = close(DECEMBER, DECEMBER_ENDS).invoices().getFirst();

        assertThat(invoice)
                .contains("\"charged\":{\"amount\":\"0.032\"", "\"kind\":\"uses\"", "\"unit\":\"cited\"")
                .contains("\"quantity\":3", "\"firstUse\":\"2026-12-10T11:00:00Z\"");
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void carriesAUseWhoseGrantHasNotComeAndChargesItInTheNextPeriod() {
        uses.send(cited(grant, 3, IN_DECEMBER)).read();
        CloseOutcome.Closed december = close(DECEMBER, DECEMBER_ENDS);

        accesses.send(grant).read();
        CloseOutcome.Closed january = close(JANUARY, JANUARY_ENDS);

        assertThat(december.status().completeness()).isEqualTo(new Completeness(1, 0, 0, 0, 0, 1));
        assertThat(january.status().completeness()).isEqualTo(new Completeness(2, 2, 0, 0, 0, 0));
        assertThat(january.invoices()).singleElement().asString().contains("\"period\":\"2026-12\"");
        assertThat(linesOf("2026-12", "2027-01")).isEqualTo(2);
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void carriesAUseOnUntilItsGrantComes() {
        uses.send(cited(grant, 3, IN_DECEMBER)).read();
        close(DECEMBER, DECEMBER_ENDS);
        CloseOutcome.Closed january = close(JANUARY, JANUARY_ENDS);

        accesses.send(grant).read();
        CloseOutcome.Closed february = close(FEBRUARY, FEBRUARY_ENDS);

        assertThat(january.status().completeness()).isEqualTo(new Completeness(1, 0, 0, 0, 0, 1));
        assertThat(february.status().completeness()).isEqualTo(new Completeness(2, 2, 0, 0, 0, 0));
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void letsNoPeriodCloseBeforeOneThatAUseWasCarriedInto() {
        uses.send(cited(grant, 3, IN_DECEMBER)).read();
        close(DECEMBER, DECEMBER_ENDS);
        books.moveTo(FEBRUARY_ENDS);

        assertThat(books.closing.close(PLANET, FEBRUARY)).isInstanceOf(CloseOutcome.OutOfOrder.class);
    }

    @Test
    void countsAUseInThePeriodOfItsOwnTime() {
        accesses.send(grant).read();
        uses.send(cited(grant, 3, IN_JANUARY)).read();

        CloseOutcome.Closed december = close(DECEMBER, DECEMBER_ENDS);
        CloseOutcome.Closed january = close(JANUARY, JANUARY_ENDS);

        assertThat(december.status().completeness()).isEqualTo(new Completeness(1, 1, 0, 0, 0, 0));
        assertThat(january.status().completeness()).isEqualTo(new Completeness(1, 1, 0, 0, 0, 0));
        assertThat(january.invoices()).singleElement().asString().contains("\"period\":\"2027-01\"");
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void booksALateUseInTheOpenPeriodUnderItsOwn() {
        accesses.send(grant).read();
        close(DECEMBER, DECEMBER_ENDS);

        uses.send(cited(grant, 3, IN_DECEMBER)).read();
        CloseOutcome.Closed january = close(JANUARY, JANUARY_ENDS);

        assertThat(january.status().completeness()).isEqualTo(new Completeness(1, 1, 0, 0, 0, 0));
        assertThat(linesOf("2026-12", "2027-01")).isEqualTo(1);
        assertThat(january.invoices())
                .singleElement()
                .asString()
                .contains("\"period\":\"2026-12\"")
                .contains("\"carriedIn\":{\"amount\":\"0.002\"");
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void takesBackInTheOpenPeriodTheUsesThatAClosedOneCharged() {
        accesses.send(grant).read();
        uses.send(cited(grant, 3, IN_DECEMBER)).read();
        close(DECEMBER, DECEMBER_ENDS);

        accesses.send(outcome(grant, Ending.VOIDED)).read();
        for (int i = 0; i < 100; i++) {
            accesses.send(unobserved(DEAL, IN_JANUARY));
        }
        accesses.read();
        CloseOutcome.Closed january = close(JANUARY, JANUARY_ENDS);

        assertThat(january.status().completeness()).isEqualTo(new Completeness(100, 100, 0, 0, 0, 0));
        assertThat(january.invoices())
                .singleElement()
                .asString()
                .contains("\"quantity\":-3")
                .contains("\"charged\":{\"amount\":\"0.168\"");
        assertThat(books.database.number("SELECT count(*) FROM journal_entry WHERE kind = 'adjustment'"))
                .isZero();
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void takesBackInTheSameBooksTheUsesThatTheyCharged() {
        accesses.send(grant).read();
        uses.send(cited(grant, 3, IN_DECEMBER)).read();
        accesses.send(outcome(grant, Ending.VOIDED)).read();

        CloseOutcome.Closed december = close(DECEMBER, DECEMBER_ENDS);

        assertThat(december.status().completeness()).isEqualTo(new Completeness(2, 0, 0, 2, 0, 0));
        assertThat(december.invoices()).isEmpty();
        assertThat(balance("accrued-revenue")).isZero();
        assertEverythingChargedIsInvoicedOrCarried();
    }

    @Test
    void neverChangesWhatWasRecorded() {
        accesses.send(grant).read();
        uses.send(cited(grant, 3, IN_DECEMBER)).read();

        for (String change : List.of(
                "UPDATE usage_record SET quantity = 1",
                "DELETE FROM usage_line",
                "TRUNCATE usage_reversal",
                "DELETE FROM carried_usage",
                "UPDATE price_list SET prices = '{0}'")) {
            assertThatThrownBy(() -> books.database.execute(change)).as(change).isInstanceOf(StoreException.class);
        }
    }

    private CloseOutcome.Closed close(PeriodName period, Instant now) {
        books.moveTo(now);
        return (CloseOutcome.Closed) books.closing.close(PLANET, period);
    }

    /** How many lines of a period are booked in another. */
    private long linesOf(String period, String booked) {
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
        assertThat(books.database.number("SELECT coalesce(sum(amount), 0) FROM line_total"))
                .isEqualTo(charged);
    }

    private long balance(String kind) {
        return books.trialBalances.all().stream()
                .flatMap(balance -> balance.rows().stream())
                .filter(row -> row.kind().equals(kind))
                .mapToLong(row -> row.balance().units())
                .sum();
    }
}
