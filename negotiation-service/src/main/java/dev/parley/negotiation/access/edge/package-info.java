/** A publisher's own proxy asks for decisions, and reports what became of them. */
@NullMarked
package dev.parley.negotiation.access.edge;

import org.jspecify.annotations.NullMarked;
