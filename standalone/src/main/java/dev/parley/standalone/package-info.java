/** Everything on one machine with one command. */
@NullMarked
package dev.parley.standalone;

import org.jspecify.annotations.NullMarked;
