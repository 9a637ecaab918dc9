/** Parties in PostgreSQL. */
@NullMarked
package dev.parley.negotiation.directory.store;

import org.jspecify.annotations.NullMarked;
