@NullMarked
package dev.parley.shell;

import org.jspecify.annotations.NullMarked;
