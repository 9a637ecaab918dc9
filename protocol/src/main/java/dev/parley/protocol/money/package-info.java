/** Assets, amounts and prices: whole numbers of an asset's smallest unit, never rounded on the way. */
@NullMarked
package dev.parley.protocol.money;

import org.jspecify.annotations.NullMarked;
