@NullMarked
package dev.parley.usagelog.record.store;

import org.jspecify.annotations.NullMarked;
