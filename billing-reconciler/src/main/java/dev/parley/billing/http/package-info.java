/** What the bodies of several endpoints share. */
@NullMarked
package dev.parley.billing.http;

import org.jspecify.annotations.NullMarked;
