/** The outbox in PostgreSQL. */
@NullMarked
package dev.parley.negotiation.event.store;

import org.jspecify.annotations.NullMarked;
