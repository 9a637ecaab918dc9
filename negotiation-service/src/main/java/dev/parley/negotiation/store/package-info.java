/** What every store shares: transactions, and what becomes of their failures. */
@NullMarked
package dev.parley.negotiation.store;

import org.jspecify.annotations.NullMarked;
