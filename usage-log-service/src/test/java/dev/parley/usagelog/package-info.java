@NullMarked
package dev.parley.usagelog;

import org.jspecify.annotations.NullMarked;
