@NullMarked
package dev.parley.negotiation.terms;

import org.jspecify.annotations.NullMarked;
