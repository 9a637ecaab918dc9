package dev.parley.protocol.terms;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the prose is that lawyers read.
 *
 * @param sha256 of the prose, in whatever spelling the publisher chose; absent if it gave none
 */
public record Legal(URI url, @Nullable String sha256) {}
