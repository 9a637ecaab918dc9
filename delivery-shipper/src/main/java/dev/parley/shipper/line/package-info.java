/** Reads a line of a proxy's access log as what became of one granted response. */
@NullMarked
package dev.parley.shipper.line;

import org.jspecify.annotations.NullMarked;
