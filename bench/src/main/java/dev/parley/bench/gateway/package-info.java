/** What the gateway passes on, against proxies that decide nothing. */
@NullMarked
package dev.parley.bench.gateway;

import org.jspecify.annotations.NullMarked;
