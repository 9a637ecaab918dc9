/** The log in PostgreSQL. */
@NullMarked
package dev.parley.usagelog.log.store;

import org.jspecify.annotations.NullMarked;
