/** Who calls, and what they may see. */
@NullMarked
package dev.parley.shell.identity;

import org.jspecify.annotations.NullMarked;
