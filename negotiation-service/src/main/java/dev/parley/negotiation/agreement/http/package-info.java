/** Agreements over HTTP. */
@NullMarked
package dev.parley.negotiation.agreement.http;

import org.jspecify.annotations.NullMarked;
