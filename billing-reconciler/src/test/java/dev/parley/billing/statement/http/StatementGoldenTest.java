package dev.parley.billing.statement.http;

import static dev.parley.billing.TestEvents.EUR;
import static dev.parley.billing.TestEvents.PLANET;
import static dev.parley.billing.TestEvents.deal;

import dev.parley.billing.Golden;
import dev.parley.billing.TestEvents;
import dev.parley.billing.meter.Ending;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.statement.AccessRecord;
import dev.parley.billing.statement.Statement;
import dev.parley.billing.statement.StatementLine;
import dev.parley.billing.statement.StatementTotal;
import dev.parley.billing.statement.UseRecord;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import dev.parley.shell.identity.Scope;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementGoldenTest {
    private static final PeriodName DECEMBER = PeriodName.parse("2026-12");
    private static final Instant FIRST = Instant.parse("2026-12-01T08:00:00Z");
    private static final Instant LAST = Instant.parse("2026-12-24T18:30:00.123456Z");
    private static final RatingLine PLAIN = new RatingLine(deal("cli_reader", "0.002"), DECEMBER);
    private static final RatingLine REFERENCED = new RatingLine(
            deal(PLANET, "cli_reader", Settlement.POSTPAY, new Price(Amount.parse("0.0015", EUR), 1000), "team-7"),
            DECEMBER);

    private static final RatingLine USED = new RatingLine(
            PLAIN.deal().ofUse(TestEvents.CITED, Price.each(Amount.parse("0.01", EUR)), "answer-9"), DECEMBER);

    @Test
    void freezesAStatement() {
        var statement = new Statement(
                DECEMBER,
                true,
                List.of(new StatementTotal(1_005, Amount.parse("0.0275", EUR))),
                List.of(
                        new StatementLine(PLAIN, 3, Amount.parse("0.006", EUR), FIRST, LAST),
                        new StatementLine(REFERENCED, 1_000, Amount.parse("0.0015", EUR), FIRST, FIRST),
                        new StatementLine(USED, 2, Amount.parse("0.02", EUR), FIRST, LAST)),
                41L);

        Golden.assertBody("statement.json", StatementBody.of(statement, new Scope(PLANET, new PayerId("cli_reader"))));
    }

    @Test
    void freezesAnAccess() {
        var access = new AccessRecord(
                REFERENCED,
                FIRST,
                "https://planet.example/news/1",
                true,
                Ending.COMPLETE,
                LAST,
                DECEMBER,
                List.of(new UseRecord(USED, 2, FIRST, LAST, PeriodName.parse("2027-01"))));

        Golden.assertBody("access.json", AccessBody.of("AQGZq3", access));
    }

    @Test
    void freezesAnAccessThatIsNotDeliveredYet() {
        var access =
                new AccessRecord(PLAIN, FIRST, "https://planet.example/news/1", true, null, null, DECEMBER, List.of());

        Golden.assertBody("access-pending.json", AccessBody.of("AQGZq3", access));
    }
}
