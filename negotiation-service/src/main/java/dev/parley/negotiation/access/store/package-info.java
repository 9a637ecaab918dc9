/** Idempotency keys and pending voids in PostgreSQL. */
@NullMarked
package dev.parley.negotiation.access.store;

import org.jspecify.annotations.NullMarked;
