/** Side-by-side measurements, printed as ratios. */
@NullMarked
package dev.parley.bench;

import org.jspecify.annotations.NullMarked;
