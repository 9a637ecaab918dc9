/** Serving publishers' hosts: the origin's answer, released once its grant is stored. */
@NullMarked
package dev.parley.negotiation.access.gateway;

import org.jspecify.annotations.NullMarked;
