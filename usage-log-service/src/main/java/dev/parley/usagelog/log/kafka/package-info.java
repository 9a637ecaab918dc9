/** The access and the usage stream in Kafka. */
@NullMarked
package dev.parley.usagelog.log.kafka;

import org.jspecify.annotations.NullMarked;
