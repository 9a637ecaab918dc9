@NullMarked
package dev.parley.usagelog.report;

import org.jspecify.annotations.NullMarked;
