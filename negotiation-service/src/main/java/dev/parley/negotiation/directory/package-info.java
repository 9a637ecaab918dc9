/** Who sells, who may buy, and which host is whose. */
@NullMarked
package dev.parley.negotiation.directory;

import org.jspecify.annotations.NullMarked;
