package dev.parley.shipper.line;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.OptionalLong;

/** A line of {@code log_format parley} in {@code docs/how-to/nginx}. */
final class NginxLine {
    /** nginx's own status for a client that left before it was answered. */
    static final int CLIENT_CLOSED_REQUEST = 499;

    private NginxLine() {}

    static Reading read(JsonNode line) {
        var members = new Members(line);
        String delivery = members.text("delivery");
        if (delivery.isEmpty()) {
            return new Reading.NotOurs();
        }
        int status = members.status();
        long bytes = members.count("bytes");
        Instant endedAt = members.time("endedAt");
        return new Reading.Delivered(new Delivery(
                delivery, status, bytes, outcome(status, members.text("finished"), shortage(members)), endedAt));
    }

    private static Outcome outcome(int status, String finished, boolean shortage) {
        if (!finished.equals("OK")) {
            return Outcome.CLIENT_ABORTED;
        }
        if (status >= 500) {
            return Outcome.ORIGIN_FAILED;
        }
        return shortage && status < 300 ? Outcome.ORIGIN_ABORTED : Outcome.COMPLETE;
    }

    /** nginx calls a request finished whose origin hung up in the middle; the announced length gives it away. */
    private static boolean shortage(Members members) {
        OptionalLong announced = Members.number(members.text("announced"));
        OptionalLong received = receivedFromOrigin(members.text("received"));
        return announced.isPresent() && received.isPresent() && received.getAsLong() < announced.getAsLong();
    }

    /** Parley's length, then, behind a colon, those of the site's servers that were tried: {@code "0 : 0, 1714"}. */
    private static OptionalLong receivedFromOrigin(String lengths) {
        int asked = lengths.lastIndexOf(" : ");
        return asked < 0 ? OptionalLong.empty() : Members.number(lengths.substring(lengths.lastIndexOf(' ') + 1));
    }
}
