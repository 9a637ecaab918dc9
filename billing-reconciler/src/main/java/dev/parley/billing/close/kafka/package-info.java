/** How far the streams were read. */
@NullMarked
package dev.parley.billing.close.kafka;

import org.jspecify.annotations.NullMarked;
