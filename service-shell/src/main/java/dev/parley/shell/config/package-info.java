/** Settings that belong to no single feature, and the checks that stop an unsafe start. */
@NullMarked
package dev.parley.shell.config;

import org.jspecify.annotations.NullMarked;
