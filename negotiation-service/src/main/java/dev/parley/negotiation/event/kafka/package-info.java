/** Events over Kafka. */
@NullMarked
package dev.parley.negotiation.event.kafka;

import org.jspecify.annotations.NullMarked;
