/** Invoices in PostgreSQL. */
@NullMarked
package dev.parley.billing.invoice.store;

import org.jspecify.annotations.NullMarked;
