/** Terms in PostgreSQL. */
@NullMarked
package dev.parley.negotiation.terms.store;

import org.jspecify.annotations.NullMarked;
