@NullMarked
package dev.parley.usagelog.log;

import org.jspecify.annotations.NullMarked;
