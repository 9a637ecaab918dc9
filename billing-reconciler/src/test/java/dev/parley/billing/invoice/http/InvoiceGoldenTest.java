package dev.parley.billing.invoice.http;

import static dev.parley.billing.TestEvents.EUR;
import static dev.parley.billing.TestEvents.PLANET;
import static dev.parley.billing.TestEvents.deal;

import dev.parley.billing.Golden;
import dev.parley.billing.TestBooks;
import dev.parley.billing.TestEvents;
import dev.parley.billing.invoice.Invoice;
import dev.parley.billing.invoice.InvoiceDocument;
import dev.parley.billing.invoice.InvoiceDraft;
import dev.parley.billing.invoice.store.Invoices.Listed;
import dev.parley.billing.invoice.store.Invoices.Row;
import dev.parley.billing.invoice.store.Invoices.RowDeal;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.rating.BookedLine;
import dev.parley.billing.rating.RatingLine;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import dev.parley.protocol.terms.Settlement;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvoiceGoldenTest {
    private static final PeriodName DECEMBER = PeriodName.parse("2026-12");
    private static final Instant FIRST = Instant.parse("2026-12-01T08:00:00Z");
    private static final Instant LAST = Instant.parse("2026-12-24T18:30:00.123456Z");
    private static final Instant ISSUED = Instant.parse("2027-01-02T09:00:00Z");

    @Test
    void freezesAnInvoice() {
        var plain = new BookedLine(
                new RatingLine(deal("cli_reader", "0.002"), DECEMBER), 1_207, amount("2.414"), FIRST, LAST);
        var referenced = new BookedLine(
                new RatingLine(
                        deal(PLANET, "cli_reader", Settlement.POSTPAY, new Price(amount("0.0015"), 1000), "team-7"),
                        DECEMBER),
                1_000,
                amount("0.0015"),
                FIRST,
                FIRST);
        var used = new BookedLine(
                new RatingLine(
                        deal("cli_reader", "0.002").ofUse(TestEvents.CITED, Price.each(amount("0.01")), "answer-9"),
                        DECEMBER),
                3,
                amount("0.03"),
                FIRST,
                LAST);
        var draft = InvoiceDraft.of(new PayerId("cli_reader"), List.of(plain, referenced, used), amount("0.008"));
        var invoice = new Invoice(
                "inv_agmzvk",
                17,
                Period.of(PLANET, DECEMBER, TestBooks.BERLIN),
                "Daily Planet",
                "Reader",
                ISSUED,
                draft);

        Golden.assertJson("invoice.json", InvoiceDocument.of(invoice));
    }

    @Test
    void freezesAnInvoiceAsATable() {
        var deal = new RowDeal(
                "read",
                "sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
                "agr_reader",
                "access",
                amount("0.002"),
                1,
                "=team-7",
                "2026-12",
                1_207,
                FIRST,
                LAST);

        var used = new RowDeal(
                "read",
                "sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
                "agr_reader",
                "cited",
                amount("0.01"),
                1,
                "answer-9",
                "2026-12",
                3,
                FIRST,
                LAST);

        Golden.assertText(
                "invoice.csv",
                InvoiceCsv.of(
                        "inv_agmzvk",
                        List.of(
                                row(1, amount("2.414"), amount("2.42"), deal),
                                row(2, amount("0.03"), amount("0.03"), used),
                                row(3, amount("0.008"), amount("0"), null))));
    }

    @Test
    void freezesAListOfInvoices() {
        var listed = new Listed(
                1, "inv_agmzvk", "2026-000017", "pub_planet", "cli_reader", "2026-12", amount("2.42"), ISSUED);

        Golden.assertBody(
                "invoices.json", new InvoiceResource.ListBody(List.of(InvoiceResource.InvoiceBody.of(listed)), null));
    }

    private static Row row(int ordinal, Amount exact, Amount amount, @Nullable RowDeal deal) {
        return new Row("2026-000017", ISSUED, "2026-12", "pub_planet", "cli_reader", ordinal, exact, amount, deal);
    }

    private static Amount amount(String decimal) {
        return Amount.parse(decimal, EUR);
    }
}
