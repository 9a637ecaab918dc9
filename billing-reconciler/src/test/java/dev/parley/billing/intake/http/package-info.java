@NullMarked
package dev.parley.billing.intake.http;

import org.jspecify.annotations.NullMarked;
