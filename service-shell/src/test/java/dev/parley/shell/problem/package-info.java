@NullMarked
package dev.parley.shell.problem;

import org.jspecify.annotations.NullMarked;
