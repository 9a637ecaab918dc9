/** Questions about the log, each within what the caller may see. */
@NullMarked
package dev.parley.usagelog.query;

import org.jspecify.annotations.NullMarked;
