/** What intake writes to PostgreSQL. */
@NullMarked
package dev.parley.billing.intake.store;

import org.jspecify.annotations.NullMarked;
