@NullMarked
package dev.parley.billing.statement.http;

import org.jspecify.annotations.NullMarked;
