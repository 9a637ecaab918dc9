@NullMarked
package dev.parley.usagelog.log.http;

import org.jspecify.annotations.NullMarked;
