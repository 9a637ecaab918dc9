package dev.parley.negotiation.terms.document;

import dev.parley.protocol.document.Position;

/** A text is not well-formed. */
public final class MalformedDocumentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    /** @param message for the text's author: what stands there, or what was expected */
    MalformedDocumentException(Position position, String message) {
        super(message);
        this.position = position;
    }

    public Position position() {
        return position;
    }
}
