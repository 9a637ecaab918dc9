@NullMarked
package dev.parley.shell.keys;

import org.jspecify.annotations.NullMarked;
