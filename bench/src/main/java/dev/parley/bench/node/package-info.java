/** What a negotiation node takes to start and to run. */
@NullMarked
package dev.parley.bench.node;

import org.jspecify.annotations.NullMarked;
