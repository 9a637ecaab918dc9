/** The keys that response ids are made and checked with. */
@NullMarked
package dev.parley.shell.keys;

import org.jspecify.annotations.NullMarked;
