package dev.parley.schemas;

/** The bytes are not an event of Parley, and never will be: they belong in quarantine. */
public final class UndecodableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecodableException(String message) {
        super(message);
    }

    UndecodableException(String message, Throwable cause) {
        super(message, cause);
    }
}
