@NullMarked
package dev.parley.negotiation.problem;

import org.jspecify.annotations.NullMarked;
