/** How far the access stream was read. */
@NullMarked
package dev.parley.billing.close.kafka;

import org.jspecify.annotations.NullMarked;
