/** The log over HTTP. */
@NullMarked
package dev.parley.usagelog.query.http;

import org.jspecify.annotations.NullMarked;
