/** Grants, deliveries and voids as events in Kafka. */
@NullMarked
package dev.parley.negotiation.access.kafka;

import org.jspecify.annotations.NullMarked;
