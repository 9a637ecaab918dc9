/**
 * Structured field values for HTTP (RFC 9651): strict, complete, one pass over the text, and every refusal says where.
 */
@NullMarked
package dev.parley.protocol.header.structured;

import org.jspecify.annotations.NullMarked;
