/** The packages of this checkout, run as processes of their own, as production runs them. */
@NullMarked
package dev.parley.bench.process;

import org.jspecify.annotations.NullMarked;
