@NullMarked
package dev.parley.negotiation.start;

import org.jspecify.annotations.NullMarked;
