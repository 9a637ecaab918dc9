/** What two parties agreed to, how it is proved, and the ids of the responses that were served under it. */
@NullMarked
package dev.parley.protocol.agreement;

import org.jspecify.annotations.NullMarked;
