package dev.parley.billing.close.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.billing.event.OutgoingEvents;
import dev.parley.billing.event.OutgoingRecord;
import dev.parley.billing.invoice.Invoice;
import dev.parley.billing.invoice.InvoiceDocument;
import dev.parley.billing.invoice.InvoiceDraft;
import dev.parley.billing.invoice.InvoiceLine;
import dev.parley.billing.period.Period;
import dev.parley.billing.rating.BookedLine;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.store.RatingLines;
import dev.parley.protocol.id.Base32;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.UuidV7;
import dev.parley.shell.party.Parties;
import dev.parley.shell.party.Publisher;
import dev.parley.shell.store.BinaryCopy;
import dev.parley.shell.store.Sql;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Numbers, stores and announces the invoices of a period, in the transaction that closes it. */
final class InvoiceEntry {
    private static final String FIND = Sql.named(InvoiceEntry.class, "find_invoices.sql");
    private static final String RESERVE = Sql.named(InvoiceEntry.class, "reserve_numbers.sql");
    private static final String COPY_INVOICES = Sql.named(InvoiceEntry.class, "copy_invoices.sql");
    private static final String COPY_LINES = Sql.named(InvoiceEntry.class, "copy_invoice_lines.sql");
    private static final String COPY_OUTBOX = Sql.named(InvoiceEntry.class, "copy_outbox.sql");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Connection connection;
    private final Period period;
    private final int periodId;
    private final RatingLines lines;
    private final Parties parties;
    private final OutgoingEvents events;

    InvoiceEntry(
            Connection connection,
            Period period,
            int periodId,
            RatingLines lines,
            Parties parties,
            OutgoingEvents events) {
        this.connection = connection;
        this.period = period;
        this.periodId = periodId;
        this.lines = lines;
        this.parties = parties;
        this.events = events;
    }

    /** Those that left, as they left. */
    List<String> documents() throws SQLException {
        List<String> documents = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setInt(1, periodId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    documents.add(row.getString(1));
                }
            }
        }
        return documents;
    }

    List<Invoice> number(List<InvoiceDraft> drafts, Instant issuedAt) throws SQLException {
        if (drafts.isEmpty()) {
            return List.of();
        }
        long next = reserve(drafts.size());
        String publisherName = parties.publisher(period.publisher())
                .map(Publisher::name)
                .orElse(period.publisher().value());
        List<Invoice> invoices = new ArrayList<>();
        for (InvoiceDraft draft : drafts) {
            invoices.add(new Invoice(
                    newId(issuedAt), next++, period, publisherName, nameOf(draft.payer()), issuedAt, draft));
        }
        return invoices;
    }

    void issue(List<Invoice> invoices) throws SQLException {
        if (invoices.isEmpty()) {
            return;
        }
        List<OutgoingRecord> announcements = new ArrayList<>();
        try (var copy = new BinaryCopy(connection, COPY_INVOICES)) {
            for (Invoice invoice : invoices) {
                String document = InvoiceDocument.of(invoice);
                byte[] sha256 = sha256(document);
                copy(copy, invoice, document, sha256);
                announcements.add(events.issued(invoice, sha256));
            }
            copy.finish();
        }
        copyLines(invoices);
        announce(announcements);
    }

    /** Leaves records for the relay. */
    void announce(List<OutgoingRecord> records) throws SQLException {
        try (var copy = new BinaryCopy(connection, COPY_OUTBOX)) {
            for (OutgoingRecord record : records) {
                copy.row(3).text(record.topic()).bytes(record.key()).bytes(record.value());
            }
            copy.finish();
        }
    }

    /** The row stays locked until the close ends: an abandoned close leaves no gap. */
    private long reserve(int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RESERVE)) {
            statement.setString(1, period.publisher().value());
            statement.setLong(2, count);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1) - count + 1;
            }
        }
    }

    private void copy(BinaryCopy copy, Invoice invoice, String document, byte[] sha256) throws SQLException {
        InvoiceDraft draft = invoice.draft();
        copy.row(14)
                .text(invoice.id())
                .text(period.publisher().value())
                .text(draft.payer().value())
                .integer(periodId)
                .text(draft.total().asset().code())
                .bigint(invoice.sequence())
                .text(invoice.number())
                .timestamp(invoice.issuedAt())
                .bigint(draft.charged().units())
                .bigint(draft.carriedIn().units())
                .bigint(draft.total().units())
                .bigint(draft.carriedOut().units())
                .text(document)
                .bytes(sha256);
    }

    private void copyLines(List<Invoice> invoices) throws SQLException {
        Map<RatingLine, Long> ids = lines.idsOf(linesOf(invoices));
        try (var copy = new BinaryCopy(connection, COPY_LINES)) {
            for (Invoice invoice : invoices) {
                int ordinal = 1;
                for (InvoiceLine line : invoice.draft().lines()) {
                    copy.row(8).text(invoice.id()).integer(ordinal++);
                    copyLine(copy, line, ids);
                }
            }
            copy.finish();
        }
    }

    private static void copyLine(BinaryCopy copy, InvoiceLine line, Map<RatingLine, Long> ids) throws SQLException {
        switch (line) {
            case InvoiceLine.Units(BookedLine booked, var amount) ->
                copy.bigint(Objects.requireNonNull(ids.get(booked.line())))
                        .bigint(booked.quantity())
                        .bigint(booked.amount().units())
                        .bigint(amount.units())
                        .timestamp(booked.first())
                        .timestamp(booked.last());
            case InvoiceLine.Carried(var exact, var amount) ->
                copy.none()
                        .none()
                        .bigint(exact.units())
                        .bigint(amount.units())
                        .none()
                        .none();
        }
    }

    private static Set<RatingLine> linesOf(List<Invoice> invoices) {
        Set<RatingLine> wanted = new HashSet<>();
        for (Invoice invoice : invoices) {
            for (InvoiceLine line : invoice.draft().lines()) {
                if (line instanceof InvoiceLine.Units(BookedLine booked, var amount)) {
                    wanted.add(booked.line());
                }
            }
        }
        return wanted;
    }

    private String nameOf(PayerId payer) {
        return payer.value().startsWith("cli_")
                ? parties.clientName(new ClientId(payer.value())).orElse(payer.value())
                : payer.value();
    }

    private static String newId(Instant now) {
        var uuid = UuidV7.create(now, RANDOM);
        var bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return "inv_" + Base32.encode(bytes.array());
    }

    private static byte[] sha256(String document) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(document.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
