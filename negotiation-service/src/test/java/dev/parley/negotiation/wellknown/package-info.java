@NullMarked
package dev.parley.negotiation.wellknown;

import org.jspecify.annotations.NullMarked;
