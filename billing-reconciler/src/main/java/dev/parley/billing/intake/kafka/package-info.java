/** The access and the usage stream in Kafka. */
@NullMarked
package dev.parley.billing.intake.kafka;

import org.jspecify.annotations.NullMarked;
