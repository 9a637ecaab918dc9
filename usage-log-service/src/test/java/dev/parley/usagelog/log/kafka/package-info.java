@NullMarked
package dev.parley.usagelog.log.kafka;

import org.jspecify.annotations.NullMarked;
