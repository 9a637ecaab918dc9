/** What an agent accepts: ceilings, uses, duties and ways to settle. */
@NullMarked
package dev.parley.protocol.bounds;

import org.jspecify.annotations.NullMarked;
