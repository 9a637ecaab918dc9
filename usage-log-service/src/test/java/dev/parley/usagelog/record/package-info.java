@NullMarked
package dev.parley.usagelog.record;

import org.jspecify.annotations.NullMarked;
