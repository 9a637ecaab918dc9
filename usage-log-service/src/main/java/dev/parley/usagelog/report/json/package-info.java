/** Reports as JSON and NDJSON, read while they are unpacked. */
@NullMarked
package dev.parley.usagelog.report.json;

import org.jspecify.annotations.NullMarked;
