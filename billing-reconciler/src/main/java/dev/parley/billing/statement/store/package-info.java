/** Statements from PostgreSQL. */
@NullMarked
package dev.parley.billing.statement.store;

import org.jspecify.annotations.NullMarked;
