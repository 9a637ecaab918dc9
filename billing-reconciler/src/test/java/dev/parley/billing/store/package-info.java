@NullMarked
package dev.parley.billing.store;

import org.jspecify.annotations.NullMarked;
