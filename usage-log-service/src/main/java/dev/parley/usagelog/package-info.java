/** The record of accesses and usages. */
@NullMarked
package dev.parley.usagelog;

import org.jspecify.annotations.NullMarked;
