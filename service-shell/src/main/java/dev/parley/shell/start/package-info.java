/** What every service asks of its settings before it starts. */
@NullMarked
package dev.parley.shell.start;

import org.jspecify.annotations.NullMarked;
