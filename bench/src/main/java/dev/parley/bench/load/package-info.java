/** Requests as fast as they are answered, from many connections. */
@NullMarked
package dev.parley.bench.load;

import org.jspecify.annotations.NullMarked;
