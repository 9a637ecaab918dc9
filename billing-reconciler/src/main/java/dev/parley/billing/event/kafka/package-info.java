/** Events over Kafka. */
@NullMarked
package dev.parley.billing.event.kafka;

import org.jspecify.annotations.NullMarked;
