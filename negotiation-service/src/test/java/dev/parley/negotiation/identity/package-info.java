@NullMarked
package dev.parley.negotiation.identity;

import org.jspecify.annotations.NullMarked;
