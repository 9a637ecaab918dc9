package dev.parley.usagelog.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.usagelog.query.Page;
import dev.parley.usagelog.query.Place;
import dev.parley.usagelog.query.UsageEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uses as they are sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageBody(List<Use> usage, @Nullable String next) {

    /**
     * @param id the client's own
     * @param report in which it was reported first
     * @param resource absent as long as its access is not known
     * @param status {@code counted}, {@code late}, {@code waiting} or {@code voided}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Use(
            @Nullable String id,
            String report,
            String publisher,
            String client,
            @Nullable String agreement,
            String responseId,
            @Nullable String resource,
            String use,
            long quantity,
            String usedAt,
            String reportedAt,
            @Nullable String reference,
            String status) {
        static Use of(UsageEntry entry) {
            return new Use(
                    entry.recordId(),
                    entry.report(),
                    entry.publisher(),
                    entry.client(),
                    entry.agreement(),
                    entry.response(),
                    entry.resource(),
                    entry.use(),
                    entry.quantity(),
                    entry.usedAt().toString(),
                    entry.reportedAt().toString(),
                    entry.reference(),
                    entry.status().token());
        }
    }

    static UsageBody of(Page<UsageEntry, Place> page) {
        return new UsageBody(
                page.entries().stream().map(Use::of).toList(),
                page.next() == null ? null : PlaceCursor.of(page.next()));
    }
}
