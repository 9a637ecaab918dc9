/** Reading the access and the usage stream exactly once. */
@NullMarked
package dev.parley.billing.intake;

import org.jspecify.annotations.NullMarked;
