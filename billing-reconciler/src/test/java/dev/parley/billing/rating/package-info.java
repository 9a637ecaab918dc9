@NullMarked
package dev.parley.billing.rating;

import org.jspecify.annotations.NullMarked;
