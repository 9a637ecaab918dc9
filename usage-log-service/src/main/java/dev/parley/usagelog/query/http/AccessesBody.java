package dev.parley.usagelog.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.usagelog.query.AccessEntry;
import dev.parley.usagelog.query.Page;
import dev.parley.usagelog.query.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Accesses as they are sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AccessesBody(List<Access> accesses, @Nullable String next) {

    /**
     * @param edge the key id of the edge that asked, if one did
     * @param state {@code granted} as long as nobody told how it ended; then {@code delivered}, {@code aborted} or
     *     {@code voided}
     * @param status that the client got
     * @param bytes of the body
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Access(
            String responseId,
            String publisher,
            String client,
            String agreement,
            String offer,
            String terms,
            List<String> uses,
            String method,
            String resource,
            @Nullable String reference,
            @Nullable String edge,
            String grantedAt,
            String state,
            @Nullable String endedAt,
            @Nullable Integer status,
            @Nullable Long bytes) {
        static Access of(AccessEntry entry) {
            AccessEntry.@Nullable End end = entry.end();
            return new Access(
                    entry.response(),
                    entry.publisher(),
                    entry.client(),
                    entry.agreement(),
                    entry.offer(),
                    entry.terms(),
                    entry.uses(),
                    entry.method(),
                    entry.resource(),
                    entry.reference(),
                    entry.edge(),
                    entry.grantedAt().toString(),
                    end == null ? "granted" : end.state(),
                    end == null ? null : end.at().toString(),
                    end == null ? null : end.status(),
                    end == null ? null : end.bytes());
        }
    }

    static AccessesBody of(Page<AccessEntry, Place> page) {
        return new AccessesBody(
                page.entries().stream().map(Access::of).toList(),
                page.next() == null ? null : PlaceCursor.of(page.next()));
    }
}
