@NullMarked
package dev.parley.billing.close;

import org.jspecify.annotations.NullMarked;
