/** What is owed: grants, how they ended, and what follows. */
@NullMarked
package dev.parley.billing.meter;

import org.jspecify.annotations.NullMarked;
