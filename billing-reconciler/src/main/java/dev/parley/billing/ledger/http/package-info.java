/** The trial balance over HTTP. */
@NullMarked
package dev.parley.billing.ledger.http;

import org.jspecify.annotations.NullMarked;
