/** Periods over HTTP. */
@NullMarked
package dev.parley.billing.period.http;

import org.jspecify.annotations.NullMarked;
