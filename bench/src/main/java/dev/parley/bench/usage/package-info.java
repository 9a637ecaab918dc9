/** Taking usage reports. */
@NullMarked
package dev.parley.bench.usage;

import org.jspecify.annotations.NullMarked;
