/** Tells Parley what a proxy delivered, from the access log that the proxy writes anyway. */
@NullMarked
package dev.parley.shipper;

import org.jspecify.annotations.NullMarked;
