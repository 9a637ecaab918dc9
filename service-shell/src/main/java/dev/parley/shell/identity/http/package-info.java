/** Authentication of requests. */
@NullMarked
package dev.parley.shell.identity.http;

import org.jspecify.annotations.NullMarked;
