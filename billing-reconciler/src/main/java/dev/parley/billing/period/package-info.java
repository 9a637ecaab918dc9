/** A publisher's billing months, and how they close. */
@NullMarked
package dev.parley.billing.period;

import org.jspecify.annotations.NullMarked;
