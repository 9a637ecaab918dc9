/** What the bodies of several endpoints share. */
@NullMarked
package dev.parley.shell.http;

import org.jspecify.annotations.NullMarked;
