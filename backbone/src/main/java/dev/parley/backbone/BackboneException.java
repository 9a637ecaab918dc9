package dev.parley.backbone;

/** A server of the backbone did not start or stop; the message says which, and what a person can do. */
public final class BackboneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackboneException(String message) {
        super(message);
    }

    BackboneException(String message, Throwable cause) {
        super(message, cause);
    }
}
