/** What begins when the service starts, in order, and ends when it stops. */
@NullMarked
package dev.parley.usagelog.start;

import org.jspecify.annotations.NullMarked;
