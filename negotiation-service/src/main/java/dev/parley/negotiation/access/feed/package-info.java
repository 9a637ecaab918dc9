/** The latest decisions of this node, for people to look at: in memory, bounded, and gone with the process. */
@NullMarked
package dev.parley.negotiation.access.feed;

import org.jspecify.annotations.NullMarked;
