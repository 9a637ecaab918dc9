package dev.parley.billing.close.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.parley.billing.close.CloseOutcome;
import dev.parley.billing.close.PeriodStatus;
import dev.parley.billing.period.Completeness;
import dev.parley.billing.period.Period;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A period as it is sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeriodBody(
        String publisher,
        String period,
        String state,
        String start,
        String end,
        @Nullable String closedAt,
        @Nullable CompletenessBody completeness,
        @JsonRawValue @Nullable String invoices) {

    /** accepted = billed + free + voided + rejected + carried. */
    public record CompletenessBody(
            long accepted, long billed, long free, long voided, long rejected, long carried, boolean holds) {
        static CompletenessBody of(Completeness completeness) {
            return new CompletenessBody(
                    completeness.accepted(),
                    completeness.billed(),
                    completeness.free(),
                    completeness.voided(),
                    completeness.rejected(),
                    completeness.carried(),
                    completeness.holds());
        }
    }

    static PeriodBody of(PeriodStatus status) {
        return of(status, null);
    }

    static PeriodBody of(CloseOutcome.Closed closed) {
        return of(closed.status(), closed.invoices());
    }

    private static PeriodBody of(PeriodStatus status, @Nullable List<String> invoices) {
        return switch (status) {
            case PeriodStatus.Open(Period period) -> body(period, "open", null, null, null);
            case PeriodStatus.Closed(Period period, Instant closedAt, Completeness completeness) ->
                body(
                        period,
                        "closed",
                        closedAt.toString(),
                        CompletenessBody.of(completeness),
                        // The documents are JSON already, and go out as they were stored.
                        invoices == null ? null : "[" + String.join(",", invoices) + "]");
        };
    }

    private static PeriodBody body(
            Period period,
            String state,
            @Nullable String closedAt,
            @Nullable CompletenessBody completeness,
            @Nullable String invoices) {
        return new PeriodBody(
                period.publisher().value(),
                period.name().toString(),
                state,
                period.start().toString(),
                period.end().toString(),
                closedAt,
                completeness,
                invoices);
    }
}
