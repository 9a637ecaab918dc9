package dev.parley.negotiation.directory;

/** An edge at the only moment at which the text of its key is known. */
public record MintedEdge(MintedKey key, Edge edge) {}
