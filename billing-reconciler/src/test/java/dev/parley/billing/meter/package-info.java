@NullMarked
package dev.parley.billing.meter;

import org.jspecify.annotations.NullMarked;
