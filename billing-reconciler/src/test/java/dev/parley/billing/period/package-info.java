@NullMarked
package dev.parley.billing.period;

import org.jspecify.annotations.NullMarked;
