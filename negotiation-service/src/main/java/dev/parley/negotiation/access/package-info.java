/** The one-hit decision: a request with bounds is admitted, or turned away with what would do. */
@NullMarked
package dev.parley.negotiation.access;

import org.jspecify.annotations.NullMarked;
