@NullMarked
package dev.parley.shell.telemetry;

import org.jspecify.annotations.NullMarked;
