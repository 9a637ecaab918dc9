package dev.parley.billing.invoice.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.parley.billing.invoice.store.Invoices.Row;
import dev.parley.billing.invoice.store.Invoices.RowDeal;
import dev.parley.protocol.terms.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice's lines as a table (RFC 4180): one header, then one row for each line. */
final class InvoiceCsv {
    private static final List<String> LINE_COLUMNS = List.of(
            "invoice",
            "number",
            "issued_at",
            "period",
            "publisher",
            "client",
            "line",
            "kind",
            "currency",
            "exact",
            "amount");
    private static final List<String> DEAL_COLUMNS = List.of(
            "accessed_in",
            "offer",
            "terms",
            "agreement",
            "unit",
            "unit_price",
            "per",
            "reference",
            "quantity",
            "first_access",
            "last_access");

    private InvoiceCsv() {}

    static String of(String invoice, List<Row> rows) {
        var text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(joined(LINE_COLUMNS, DEAL_COLUMNS));
            for (Row row : rows) {
                RowDeal deal = row.deal();
                csv.writeRecord(joined(
                        lineFields(invoice, row),
                        deal == null ? Collections.nCopies(DEAL_COLUMNS.size(), "") : dealFields(deal)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private static List<String> lineFields(String invoice, Row row) {
        return List.of(
                invoice,
                row.number(),
                row.issuedAt().toString(),
                row.period(),
                row.publisher(),
                row.payer(),
                Integer.toString(row.ordinal()),
                kindOf(row.deal()),
                row.amount().asset().code(),
                row.exact().decimal(),
                row.amount().decimal());
    }

    private static String kindOf(@Nullable RowDeal deal) {
        if (deal == null) {
            return "carried";
        }
        return new Unit(deal.unit()).isUsageWord() ? "uses" : "accesses";
    }

    private static List<String> dealFields(RowDeal deal) {
        return List.of(
                deal.period(),
                deal.offer(),
                deal.terms(),
                deal.agreement(),
                deal.unit(),
                deal.price().decimal(),
                Long.toString(deal.per()),
                harmless(deal.reference()),
                Long.toString(deal.quantity()),
                deal.first().toString(),
                deal.last().toString());
    }

    /** The client wrote it, and a spreadsheet would take it for a formula. */
    private static String harmless(String reference) {
        return !reference.isEmpty() && "=+-@\t\r".indexOf(reference.charAt(0)) >= 0 ? "'" + reference : reference;
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
