/** Periods in PostgreSQL. */
@NullMarked
package dev.parley.billing.period.store;

import org.jspecify.annotations.NullMarked;
