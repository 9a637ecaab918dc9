package dev.parley.shipper.line;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A line of Caddy's own JSON access log. */
final class CaddyLine {
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);
    /** What Caddy logs when it has written nothing at all. */
    private static final int NEVER_ANSWERED = 0;

    private final boolean assumeComplete;

    CaddyLine(boolean assumeComplete) {
        this.assumeComplete = assumeComplete;
    }

    Reading read(JsonNode line) {
        String delivery = responseHeader(line, "Parley-Delivery");
        if (delivery.isEmpty()) {
            return new Reading.NotOurs();
        }
        var members = new Members(line);
        int status = members.status();
        long size = members.count("size");
        Optional<Outcome> outcome = hasBody(line, status) ? ofBody(line, size) : withoutBody(status);
        return outcome.<Reading>map(known -> new Reading.Delivered(new Delivery(
                        delivery,
                        status == NEVER_ANSWERED ? NginxLine.CLIENT_CLOSED_REQUEST : status,
                        size,
                        known,
                        members.time("ts"))))
                .orElseGet(Reading.Undecided::new);
    }

    private static boolean hasBody(JsonNode line, int status) {
        boolean head = line.path("request").path("method").asText().equals("HEAD");
        return !head && status != NEVER_ANSWERED && status < 500 && !WITHOUT_BODY.contains(status);
    }

    private static Optional<Outcome> withoutBody(int status) {
        if (status == NEVER_ANSWERED) {
            return Optional.of(Outcome.CLIENT_ABORTED);
        }
        return Optional.of(status < 500 ? Outcome.COMPLETE : Outcome.ORIGIN_FAILED);
    }

    /** Empty when the log does not tell. When a body is short it does not tell who hung up either. */
    private Optional<Outcome> ofBody(JsonNode line, long size) {
        OptionalLong announced = Members.number(responseHeader(line, "Content-Length"));
        if (announced.isEmpty()) {
            return assumeComplete ? Optional.of(Outcome.COMPLETE) : Optional.empty();
        }
        return Optional.of(size < announced.getAsLong() ? Outcome.CLIENT_ABORTED : Outcome.COMPLETE);
    }

    /** Empty when there is none. */
    private static String responseHeader(JsonNode line, String name) {
        return line.path("resp_headers").path(name).path(0).asText();
    }
}
