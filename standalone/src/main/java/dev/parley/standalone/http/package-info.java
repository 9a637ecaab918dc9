/** Calls over HTTP that can also be shown as the curl line that a reader may repeat. */
@NullMarked
package dev.parley.standalone.http;

import org.jspecify.annotations.NullMarked;
