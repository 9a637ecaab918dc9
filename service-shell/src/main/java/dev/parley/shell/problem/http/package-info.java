/** Problems as RFC 9457 bodies. */
@NullMarked
package dev.parley.shell.problem.http;

import org.jspecify.annotations.NullMarked;
