package dev.parley.billing.close.http;

import static dev.parley.billing.TestEvents.PLANET;

import dev.parley.billing.Golden;
import dev.parley.billing.TestBooks;
import dev.parley.billing.close.CloseOutcome;
import dev.parley.billing.close.PeriodStatus;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.PeriodName;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodGoldenTest {
    private static final Period DECEMBER = Period.of(PLANET, PeriodName.parse("2026-12"), TestBooks.BERLIN);

    @Test
    void freezesAnOpenPeriod() {
        Golden.assertBody("period-open.json", PeriodBody.of(new PeriodStatus.Open(DECEMBER)));
    }

    @Test
    void freezesAClosedPeriodWithItsInvoices() {
        var closed = new PeriodStatus.Closed(
                DECEMBER, Instant.parse("2027-01-02T09:00:00Z"), new Completeness(21, 1, 2, 3, 5, 10));

        Golden.assertBody(
                "period-closed.json",
                PeriodBody.of(new CloseOutcome.Closed(closed, List.of("{\"invoice\":\"inv_agmzvk\"}"))));
    }
}
