/** Decisions asked for over the API, and how answers look on the wire. */
@NullMarked
package dev.parley.negotiation.access.http;

import org.jspecify.annotations.NullMarked;
