/** The keys of response ids, followed while they change. */
@NullMarked
package dev.parley.usagelog.record.keys;

import org.jspecify.annotations.NullMarked;
