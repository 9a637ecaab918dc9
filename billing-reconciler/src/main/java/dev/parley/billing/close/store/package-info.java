/** What a close reads and writes in PostgreSQL. */
@NullMarked
package dev.parley.billing.close.store;

import org.jspecify.annotations.NullMarked;
