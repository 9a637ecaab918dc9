/** What is billed: rounding, lines, documents. */
@NullMarked
package dev.parley.billing.invoice;

import org.jspecify.annotations.NullMarked;
