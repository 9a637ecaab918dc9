/** Authentication of requests. */
@NullMarked
package dev.parley.billing.identity.http;

import org.jspecify.annotations.NullMarked;
