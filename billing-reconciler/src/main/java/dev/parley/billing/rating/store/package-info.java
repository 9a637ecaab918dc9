/** Rating lines in PostgreSQL. */
@NullMarked
package dev.parley.billing.rating.store;

import org.jspecify.annotations.NullMarked;
