package dev.parley.negotiation.event;

/**
 * This start of the process, as it stands in the envelope of every event it produces.
 *
 * @param id a UUID; another one for each start
 */
public record ProducerBoot(String id) {}
