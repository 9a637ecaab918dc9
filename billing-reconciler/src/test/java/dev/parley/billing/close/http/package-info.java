@NullMarked
package dev.parley.billing.close.http;

import org.jspecify.annotations.NullMarked;
