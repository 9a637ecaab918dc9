/** Traces from the edge to the posting, without what requests keep to themselves. */
@NullMarked
package dev.parley.shell.telemetry;

import org.jspecify.annotations.NullMarked;
