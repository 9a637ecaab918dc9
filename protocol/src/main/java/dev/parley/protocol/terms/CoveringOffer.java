package dev.parley.protocol.terms;

/**
 * An offer that covers a resource.
 *
 * @param specificity the length of the pattern that covers it: the longest wins
 */
public record CoveringOffer(Offer offer, int specificity) {}
