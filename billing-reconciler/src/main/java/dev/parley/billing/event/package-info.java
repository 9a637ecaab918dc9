/** What leaves for other services. */
@NullMarked
package dev.parley.billing.event;

import org.jspecify.annotations.NullMarked;
