/** Problems as RFC 9457 bodies. */
@NullMarked
package dev.parley.negotiation.problem.http;

import org.jspecify.annotations.NullMarked;
