@NullMarked
package dev.parley.negotiation;

import org.jspecify.annotations.NullMarked;
