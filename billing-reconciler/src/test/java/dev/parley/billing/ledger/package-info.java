@NullMarked
package dev.parley.billing.ledger;

import org.jspecify.annotations.NullMarked;
