@NullMarked
package dev.parley.negotiation.directory.kafka;

import org.jspecify.annotations.NullMarked;
