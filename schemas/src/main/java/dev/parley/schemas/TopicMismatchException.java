package dev.parley.schemas;

/** A topic exists and is not what Parley needs; to change it could lose or reorder records, so a person must. */
public final class TopicMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TopicMismatchException(String message) {
        super(message);
    }
}
