package dev.parley.billing.intake;

/** What a batch says cannot be stored or added up, however often it is tried; nothing of it was written. */
public final class UnbookableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnbookableException(RuntimeException cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }
}
