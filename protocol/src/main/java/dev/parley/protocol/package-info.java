/** The language publishers and agents speak. */
@NullMarked
package dev.parley.protocol;

import org.jspecify.annotations.NullMarked;
