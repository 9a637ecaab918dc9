/** Follows the parties stream. */
@NullMarked
package dev.parley.billing.party.kafka;

import org.jspecify.annotations.NullMarked;
