/** How many decisions a second a negotiation node makes. */
@NullMarked
package dev.parley.bench.decision;

import org.jspecify.annotations.NullMarked;
