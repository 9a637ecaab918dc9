/** The checks that stop an unsafe start. */
@NullMarked
package dev.parley.negotiation.start;

import org.jspecify.annotations.NullMarked;
