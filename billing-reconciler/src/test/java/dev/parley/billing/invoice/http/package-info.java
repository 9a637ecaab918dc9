@NullMarked
package dev.parley.billing.invoice.http;

import org.jspecify.annotations.NullMarked;
