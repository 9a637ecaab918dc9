@NullMarked
package dev.parley.billing.ledger.http;

import org.jspecify.annotations.NullMarked;
