@NullMarked
package dev.parley.usagelog.record.kafka;

import org.jspecify.annotations.NullMarked;
