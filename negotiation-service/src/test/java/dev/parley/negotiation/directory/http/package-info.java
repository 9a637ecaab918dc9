@NullMarked
package dev.parley.negotiation.directory.http;

import org.jspecify.annotations.NullMarked;
