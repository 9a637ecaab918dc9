package dev.parley.bench;

/** Something that a measure takes is not on this machine. Its message says what, for a person. */
public final class CannotMeasureException extends Exception {

    private static final long serialVersionUID = 1L;

    public CannotMeasureException(String message) {
        super(message);
    }
}
