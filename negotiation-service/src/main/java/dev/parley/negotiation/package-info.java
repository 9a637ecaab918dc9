/** One-hit decisions over HTTP. */
@NullMarked
package dev.parley.negotiation;

import org.jspecify.annotations.NullMarked;
