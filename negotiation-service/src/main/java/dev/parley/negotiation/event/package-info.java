/** What leaves and reaches the service as events. */
@NullMarked
package dev.parley.negotiation.event;

import org.jspecify.annotations.NullMarked;
