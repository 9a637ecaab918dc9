package dev.parley.usagelog.query.http;

import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import dev.parley.usagelog.query.Place;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** A place in a list, opaque to the caller. */
final class PlaceCursor {
    private static final int BYTES = 3 * Long.BYTES;

    private PlaceCursor() {}

    static String of(Place place) {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, place.at()))
                .putLong(place.id().getMostSignificantBits())
                .putLong(place.id().getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    /** @throws ProblemException {@code INVALID_REQUEST} if it is none of ours */
    static Place parse(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length == BYTES) {
                var buffer = ByteBuffer.wrap(bytes);
                Instant at = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
                if (!at.isBefore(Instant.EPOCH) && !at.isAfter(Place.LATEST)) {
                    return new Place(at, new UUID(buffer.getLong(), buffer.getLong()));
                }
            }
        } catch (IllegalArgumentException notOurs) {
            // Told below.
        }
        throw new ProblemException(ProblemDetails.of(
                Problem.INVALID_REQUEST, "next: send the value that the previous answer named, or none to begin."));
    }
}
