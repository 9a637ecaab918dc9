package dev.parley.shipper.line;

import java.time.Instant;

/**
 * What became of one granted response.
 *
 * @param delivery what Parley gave with the grant, untouched
 * @param status the HTTP status that the client was sent
 * @param bytes of the body that were sent
 */
public record Delivery(String delivery, int status, long bytes, Outcome outcome, Instant endedAt) {}
