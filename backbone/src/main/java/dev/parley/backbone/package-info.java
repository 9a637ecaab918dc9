/** PostgreSQL and Kafka where none is at hand. */
@NullMarked
package dev.parley.backbone;

import org.jspecify.annotations.NullMarked;
