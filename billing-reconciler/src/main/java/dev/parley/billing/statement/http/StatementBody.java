package dev.parley.billing.statement.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.billing.http.UnitPriceBody;
import dev.parley.billing.rating.Deal;
import dev.parley.billing.statement.Statement;
import dev.parley.billing.statement.StatementLine;
import dev.parley.billing.statement.StatementTotal;
import dev.parley.shell.http.Cursor;
import dev.parley.shell.http.Money;
import dev.parley.shell.identity.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as it is sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementBody(
        @Nullable String publisher,
        @Nullable String client,
        String period,
        boolean provisional,
        List<Total> totals,
        List<Line> lines,
        @Nullable String next) {

    /** @param quantity of all units, accesses and uses */
    public record Total(long quantity, Money amount) {
        static Total of(StatementTotal total) {
            return new Total(total.quantity(), Money.of(total.amount()));
        }
    }

    /**
     * @param period in which the units were consumed
     * @param firstAccess of accesses; of uses, {@code firstUse} stands for it
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Line(
            String publisher,
            String client,
            String period,
            String agreement,
            String offer,
            String terms,
            String settlement,
            String unit,
            UnitPriceBody unitPrice,
            String reference,
            long quantity,
            Money amount,
            @Nullable String firstAccess,
            @Nullable String lastAccess,
            @Nullable String firstUse,
            @Nullable String lastUse) {
        static Line of(StatementLine counted) {
            Deal deal = counted.line().deal();
            boolean used = deal.unit().isUsageWord();
            String first = counted.first().toString();
            String last = counted.last().toString();
            return new Line(
                    deal.publisher().value(),
                    deal.payer().value(),
                    counted.line().period().toString(),
                    deal.agreement().value(),
                    deal.offer().value(),
                    deal.terms().value(),
                    deal.settlement().token(),
                    deal.unit().token(),
                    UnitPriceBody.of(deal.price()),
                    deal.reference(),
                    counted.quantity(),
                    Money.of(counted.amount()),
                    used ? null : first,
                    used ? null : last,
                    used ? first : null,
                    used ? last : null);
        }
    }

    static StatementBody of(Statement statement, Scope scope) {
        return new StatementBody(
                scope.publisherText(),
                scope.payerText(),
                statement.period().toString(),
                statement.provisional(),
                statement.totals().stream().map(Total::of).toList(),
                statement.lines().stream().map(Line::of).toList(),
                statement.next() == null ? null : Cursor.of(statement.next()));
    }
}
