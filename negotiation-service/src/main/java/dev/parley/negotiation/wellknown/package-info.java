/** What an agent finds without having been told. */
@NullMarked
package dev.parley.negotiation.wellknown;

import org.jspecify.annotations.NullMarked;
