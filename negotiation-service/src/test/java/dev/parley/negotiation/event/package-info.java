@NullMarked
package dev.parley.negotiation.event;

import org.jspecify.annotations.NullMarked;
