@NullMarked
package dev.parley.negotiation.directory;

import org.jspecify.annotations.NullMarked;
