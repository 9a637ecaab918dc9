/** Agreements as events. */
@NullMarked
package dev.parley.negotiation.agreement.kafka;

import org.jspecify.annotations.NullMarked;
