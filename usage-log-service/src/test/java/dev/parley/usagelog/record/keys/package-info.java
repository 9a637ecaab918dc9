@NullMarked
package dev.parley.usagelog.record.keys;

import org.jspecify.annotations.NullMarked;
