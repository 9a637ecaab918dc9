/** From counted accesses to amounts, per line and never per event. */
@NullMarked
package dev.parley.billing.rating;

import org.jspecify.annotations.NullMarked;
