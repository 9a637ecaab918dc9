@NullMarked
package dev.parley.billing.intake.kafka;

import org.jspecify.annotations.NullMarked;
