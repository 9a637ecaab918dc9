/** Problems as RFC 9457 bodies. */
@NullMarked
package dev.parley.billing.problem.http;

import org.jspecify.annotations.NullMarked;
