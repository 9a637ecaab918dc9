/** Checks at every endpoint that its caller may call it. */
@NullMarked
package dev.parley.negotiation.identity.http;

import org.jspecify.annotations.NullMarked;
