/** Decisions as numbers. */
@NullMarked
package dev.parley.negotiation.access.metrics;

import org.jspecify.annotations.NullMarked;
