package dev.parley.billing.invoice;

import static dev.parley.protocol.document.Node.array;
import static dev.parley.protocol.document.Node.number;
import static dev.parley.protocol.document.Node.object;
import static dev.parley.protocol.document.Node.text;

import dev.parley.billing.rating.BookedLine;
import dev.parley.billing.rating.Deal;
import dev.parley.protocol.document.CanonicalJson;
import dev.parley.protocol.document.Node;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Price;
import java.util.LinkedHashMap;
import java.util.Map;

/** An invoice as canonical JSON (RFC 8785): the very text that is stored, hashed and sent. */
public final class InvoiceDocument {
    private InvoiceDocument() {}

    public static String of(Invoice invoice) {
        InvoiceDraft draft = invoice.draft();
        return CanonicalJson.write(object(Map.ofEntries(
                Map.entry("invoice", text(invoice.id())),
                Map.entry("number", text(invoice.number())),
                Map.entry("issuedAt", text(invoice.issuedAt().toString())),
                Map.entry("publisher", party(invoice.period().publisher().value(), invoice.publisherName())),
                Map.entry("client", party(draft.payer().value(), invoice.payerName())),
                Map.entry("period", text(invoice.period().name().toString())),
                Map.entry("start", text(invoice.period().start().toString())),
                Map.entry("end", text(invoice.period().end().toString())),
                Map.entry(
                        "lines",
                        array(draft.lines().stream().map(InvoiceDocument::line).toList())),
                Map.entry("charged", money(draft.charged())),
                Map.entry("carriedIn", money(draft.carriedIn())),
                Map.entry("carriedOut", money(draft.carriedOut())),
                Map.entry("net", money(draft.total())),
                Map.entry("tax", money(Amount.zero(draft.total().asset()))),
                Map.entry("total", money(draft.total())))));
    }

    private static Node party(String id, String name) {
        return object(Map.of("id", text(id), "name", text(name)));
    }

    private static Node line(InvoiceLine line) {
        return switch (line) {
            case InvoiceLine.Units(BookedLine booked, Amount amount) -> units(booked, amount);
            case InvoiceLine.Carried(Amount exact, Amount amount) ->
                object(Map.of("kind", text("carried"), "exact", money(exact), "amount", money(amount)));
        };
    }

    private static Node units(BookedLine booked, Amount amount) {
        Deal deal = booked.line().deal();
        boolean used = deal.unit().isUsageWord();
        Map<String, Node> members = new LinkedHashMap<>();
        members.put("kind", text(used ? "uses" : "accesses"));
        members.put("period", text(booked.line().period().toString()));
        members.put("agreement", text(deal.agreement().value()));
        members.put("offer", text(deal.offer().value()));
        members.put("terms", text(deal.terms().value()));
        members.put("unit", text(deal.unit().token()));
        members.put("unitPrice", unitPrice(deal.price()));
        if (!deal.reference().isEmpty()) {
            members.put("reference", text(deal.reference()));
        }
        members.put("quantity", number(booked.quantity()));
        members.put("exact", money(booked.amount()));
        members.put("amount", money(amount));
        members.put(used ? "firstUse" : "firstAccess", text(booked.first().toString()));
        members.put(used ? "lastUse" : "lastAccess", text(booked.last().toString()));
        return object(members);
    }

    private static Node unitPrice(Price price) {
        return object(Map.of(
                "amount", text(price.amount().decimal()),
                "currency", text(price.asset().code()),
                "per", number(price.per())));
    }

    private static Node money(Amount amount) {
        return object(Map.of(
                "amount",
                text(amount.decimal()),
                "currency",
                text(amount.asset().code())));
    }
}
