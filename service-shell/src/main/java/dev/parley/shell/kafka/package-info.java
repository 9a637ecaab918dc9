/** Clients of the event stream, all with the same settings. */
@NullMarked
package dev.parley.shell.kafka;

import org.jspecify.annotations.NullMarked;
