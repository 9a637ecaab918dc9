@NullMarked
package dev.parley.usagelog.report.http;

import org.jspecify.annotations.NullMarked;
