/** Terms as immutable versions, and which of them is in force. */
@NullMarked
package dev.parley.negotiation.terms;

import org.jspecify.annotations.NullMarked;
