@NullMarked
package dev.parley.billing.invoice;

import org.jspecify.annotations.NullMarked;
