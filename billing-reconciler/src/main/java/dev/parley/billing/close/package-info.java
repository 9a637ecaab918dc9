/** Closing a period: everything is counted once more, and becomes invoices. */
@NullMarked
package dev.parley.billing.close;

import org.jspecify.annotations.NullMarked;
