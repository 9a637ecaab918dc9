/** Posts deliveries to Parley and understands its answer. */
@NullMarked
package dev.parley.shipper.post;

import org.jspecify.annotations.NullMarked;
