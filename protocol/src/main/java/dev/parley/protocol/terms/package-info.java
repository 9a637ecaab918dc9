/** What a publisher publishes: offers, whom they speak to, what they permit and cost. */
@NullMarked
package dev.parley.protocol.terms;

import org.jspecify.annotations.NullMarked;
