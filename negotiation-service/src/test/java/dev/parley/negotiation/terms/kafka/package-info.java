@NullMarked
package dev.parley.negotiation.terms.kafka;

import org.jspecify.annotations.NullMarked;
