/** The bare endpoint that decisions are held against: same stack, no decision, no event. */
@NullMarked
package dev.parley.bench.floor;

import org.jspecify.annotations.NullMarked;
