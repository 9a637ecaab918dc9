/** Terms and bounds meet, or every reason why they do not. */
@NullMarked
package dev.parley.protocol.match;

import org.jspecify.annotations.NullMarked;
