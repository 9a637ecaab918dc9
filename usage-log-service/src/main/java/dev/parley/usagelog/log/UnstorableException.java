package dev.parley.usagelog.log;

/** What a batch says cannot be stored, however often it is tried; nothing of it was written. */
public final class UnstorableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnstorableException(RuntimeException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
