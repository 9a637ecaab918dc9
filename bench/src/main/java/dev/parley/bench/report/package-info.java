/** Figures as a table for people and as lines for programs. */
@NullMarked
package dev.parley.bench.report;

import org.jspecify.annotations.NullMarked;
