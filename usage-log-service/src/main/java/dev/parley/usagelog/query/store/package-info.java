/** Answers from PostgreSQL. */
@NullMarked
package dev.parley.usagelog.query.store;

import org.jspecify.annotations.NullMarked;
