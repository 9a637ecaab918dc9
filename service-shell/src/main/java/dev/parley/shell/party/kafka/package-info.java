/** Follows the parties stream. */
@NullMarked
package dev.parley.shell.party.kafka;

import org.jspecify.annotations.NullMarked;
