package dev.parley.billing.close;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.parley.billing.close.ClosingBooks.OpenPeriod;
import dev.parley.billing.close.PeriodRating.Booked;
import dev.parley.billing.close.PeriodRating.Settled;
import dev.parley.billing.invoice.Invoice;
import dev.parley.billing.invoice.InvoiceDraft;
import dev.parley.billing.ledger.Bookkeeping;
import dev.parley.billing.ledger.ChargeKey;
import dev.parley.billing.ledger.EntryKind;
import dev.parley.billing.ledger.JournalEntry;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.Period;
import dev.parley.billing.period.PeriodName;
import dev.parley.billing.period.Periods;
import dev.parley.billing.rating.BookedLine;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.rating.RatingLine;
import dev.parley.billing.rating.Treatment;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Amount;
import dev.parley.protocol.money.Asset;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The whole way of a period: counted once more, compared, invoiced, closed; in one transaction. */
public final class CloseFlow {
    private final Periods periods;
    private final StreamProgress stream;
    private final ClosingBooks books;
    private final InstantSource clock;
    private final Duration deliveryGrace;

    /** @param deliveryGrace how long after a grant its delivery may be reported */
    public CloseFlow(
            Periods periods, StreamProgress stream, ClosingBooks books, InstantSource clock, Duration deliveryGrace) {
        this.periods = periods;
        this.stream = stream;
        this.books = books;
        this.clock = clock;
        this.deliveryGrace = deliveryGrace;
    }

    /** Closes a period that has ended; one that is closed answers the same again. */
    public CloseOutcome close(PublisherId publisher, PeriodName name) {
        Optional<Period> period = periods.named(publisher, name);
        if (period.isEmpty()) {
            return new CloseOutcome.Unknown();
        }
        if (!period.get().hasEnded(clock.instant())) {
            return new CloseOutcome.Running(period.get());
        }
        if (!stream.awaitRead()) {
            return new CloseOutcome.Behind();
        }
        return books.close(period.get(), this::close);
    }

    private CloseOutcome close(OpenPeriod open) {
        return switch (open.status()) {
            case PeriodStatus.Closed closed -> new CloseOutcome.Closed(closed, open.invoices());
            case PeriodStatus.Open(Period period) ->
                open.earlierOpen()
                        .<CloseOutcome>map(CloseOutcome.OutOfOrder::new)
                        .orElseGet(() -> closeNow(period, open));
        };
    }

    private CloseOutcome closeNow(Period period, OpenPeriod open) {
        Instant now = clock.instant();
        open.endPending(now.minus(deliveryGrace), now);
        PeriodTally tally = open.count();
        Completeness completeness = requireHolding(tally.completeness(open.accepted()), period);
        List<Booked> booked = open.booked();
        List<Settled> settled = PeriodRating.settle(
                tally.lines(), booked, open.quantities(poolsOf(tally.lines().keySet(), booked)));
        open.settle(settled);
        List<JournalEntry> entries = new ArrayList<>(adjustments(period, settled));
        List<InvoiceDraft> drafts = drafts(settled, open);
        List<Invoice> invoices =
                open.number(drafts.stream().filter(InvoiceDraft::isPayable).toList(), now);
        drafts.forEach(draft -> entries.add(entryOf(period, draft)));
        open.enter(entries);
        open.issue(invoices);
        open.close(completeness, now);
        return new CloseOutcome.Closed(new PeriodStatus.Closed(period, now, completeness), open.invoices());
    }

    private static Set<RatingLine> poolsOf(Set<RatingLine> counted, List<Booked> booked) {
        return Stream.concat(
                        counted.stream(),
                        booked.stream().map(line -> line.streamed().line()))
                .map(RatingLine::pool)
                .collect(toSet());
    }

    private static Completeness requireHolding(Completeness completeness, Period period) {
        if (!completeness.holds()) {
            throw new IllegalStateException("period %s of %s does not add up and stays open: %s"
                    .formatted(period.name(), period.publisher(), completeness));
        }
        return completeness;
    }

    private static List<JournalEntry> adjustments(Period period, List<Settled> settled) {
        Map<ChargeKey, Amount> differences = new LinkedHashMap<>();
        for (Settled line : settled) {
            Deal deal = line.settled().line().deal();
            differences.merge(ChargeKey.of(EntryKind.ADJUSTMENT, period, deal), line.difference(), Amount::plus);
        }
        return differences.entrySet().stream()
                .filter(difference -> !difference.getValue().isZero())
                .map(difference -> Bookkeeping.adjustment(difference.getKey(), difference.getValue()))
                .toList();
    }

    private static List<InvoiceDraft> drafts(List<Settled> settled, OpenPeriod open) {
        record Account(PayerId payer, Asset asset) {}
        Map<Account, List<BookedLine>> byAccount = settled.stream()
                .map(Settled::settled)
                .filter(CloseFlow::isCharged)
                .collect(groupingBy(
                        line -> new Account(
                                line.line().deal().payer(), line.line().deal().asset()),
                        () -> new TreeMap<>(Comparator.comparing(
                                        (Account account) -> account.payer().value())
                                .thenComparing(account -> account.asset().code())),
                        toList()));
        List<InvoiceDraft> drafts = new ArrayList<>();
        byAccount.forEach((account, lines) -> drafts.add(
                InvoiceDraft.of(account.payer(), lines, open.carriedOver(account.payer(), account.asset()))));
        return drafts;
    }

    private static boolean isCharged(BookedLine line) {
        return line.line().deal().treatment() == Treatment.CHARGED
                && (line.quantity() != 0 || !line.amount().isZero());
    }

    private static JournalEntry entryOf(Period period, InvoiceDraft draft) {
        return draft.isPayable()
                ? Bookkeeping.invoiced(period, draft.payer(), draft.charged(), draft.total())
                : Bookkeeping.carried(period, draft.payer(), draft.charged());
    }
}
