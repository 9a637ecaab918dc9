/** Lines that were taken become events; those whose key is not known here yet wait for it. */
@NullMarked
package dev.parley.usagelog.record;

import org.jspecify.annotations.NullMarked;
