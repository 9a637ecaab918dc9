@NullMarked
package dev.parley.usagelog.report.json;

import org.jspecify.annotations.NullMarked;
