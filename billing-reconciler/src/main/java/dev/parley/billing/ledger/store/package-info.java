/** The ledger in PostgreSQL. */
@NullMarked
package dev.parley.billing.ledger.store;

import org.jspecify.annotations.NullMarked;
