package dev.parley.negotiation.access;

import java.time.Instant;

/**
 * What an edge says about one delivery.
 *
 * @param token what it got as {@code Parley-Delivery}, as it came
 * @param status that the agent got, 100 to 599
 * @param bytes of the body that were sent; 0 or more
 * @param endedAt when the last byte left, or when it was given up
 */
public record DeliveryClaim(String token, Delivery.Outcome outcome, int status, long bytes, Instant endedAt) {}
