@NullMarked
package dev.parley.shell.start;

import org.jspecify.annotations.NullMarked;
