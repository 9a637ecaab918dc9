@NullMarked
package dev.parley.usagelog.query;

import org.jspecify.annotations.NullMarked;
