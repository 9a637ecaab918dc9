/** Agreements in PostgreSQL. */
@NullMarked
package dev.parley.negotiation.agreement.store;

import org.jspecify.annotations.NullMarked;
