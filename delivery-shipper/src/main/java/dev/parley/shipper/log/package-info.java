/** Follows a file of lines through rotation, truncation and restarts, without a line lost or taken twice. */
@NullMarked
package dev.parley.shipper.log;

import org.jspecify.annotations.NullMarked;
