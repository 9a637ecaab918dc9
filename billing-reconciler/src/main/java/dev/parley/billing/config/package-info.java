/** What begins with the service and ends with it. */
@NullMarked
package dev.parley.billing.config;

import org.jspecify.annotations.NullMarked;
