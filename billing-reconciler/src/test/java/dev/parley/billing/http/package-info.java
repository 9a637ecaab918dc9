@NullMarked
package dev.parley.billing.http;

import org.jspecify.annotations.NullMarked;
