package dev.parley.billing.ledger;

import static dev.parley.billing.TestEvents.EUR;
import static dev.parley.billing.TestEvents.PLANET;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.billing.TestBooks;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.PeriodName;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalEntryTest {
    private static final PayerId READER = new PayerId("cli_reader");
    private static final Period DECEMBER = Period.of(PLANET, PeriodName.parse("2026-12"), TestBooks.BERLIN);
    private static final LedgerAccount RECEIVABLE =
            LedgerAccount.of(PLANET, READER, AccountKind.UNBILLED_RECEIVABLE, EUR);
    private static final LedgerAccount REVENUE = LedgerAccount.shared(PLANET, AccountKind.ACCRUED_REVENUE, EUR, 0);

    @Test
    void refusesPostingsThatDoNotAddUpToZero() {
        var postings =
                List.of(Posting.debit(RECEIVABLE, new Amount(2, EUR)), Posting.credit(REVENUE, new Amount(1, EUR)));

        assertThatThrownBy(() -> entry(postings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("add up to 1");
    }

    @Test
    void refusesASinglePosting() {
        assertThatThrownBy(() -> entry(List.of(Posting.debit(RECEIVABLE, Amount.zero(EUR)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAnotherAssetThanTheAccounts() {
        assertThatThrownBy(() -> Posting.debit(RECEIVABLE, new Amount(1, Asset.of("USD"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesASharedAccountOfOnePayer() {
        assertThatThrownBy(() -> LedgerAccount.of(PLANET, READER, AccountKind.ACCRUED_REVENUE, EUR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JournalEntry entry(List<Posting> postings) {
        return new JournalEntry(EntryKind.CHARGE, DECEMBER, READER, null, postings);
    }
}
