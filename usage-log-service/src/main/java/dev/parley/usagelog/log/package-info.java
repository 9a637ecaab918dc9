/** The log itself: what the streams say, kept exactly once. */
@NullMarked
package dev.parley.usagelog.log;

import org.jspecify.annotations.NullMarked;
