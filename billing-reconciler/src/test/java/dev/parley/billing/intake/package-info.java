@NullMarked
package dev.parley.billing.intake;

import org.jspecify.annotations.NullMarked;
