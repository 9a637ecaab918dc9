/** What is owed: grants, how they ended, what was done with them, and what follows. */
@NullMarked
package dev.parley.billing.meter;

import org.jspecify.annotations.NullMarked;
