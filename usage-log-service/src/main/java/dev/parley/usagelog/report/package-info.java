/** Usage reports: what arrives, what is checked of each line by itself, and what is answered. */
@NullMarked
package dev.parley.usagelog.report;

import org.jspecify.annotations.NullMarked;
