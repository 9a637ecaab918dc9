package dev.parley.protocol.header.structured;

/** A field value that cannot be read: where, and what was expected there. Carries no stack trace; it is an answer. */
public final class MalformedFieldException extends Exception {
    private static final long serialVersionUID = 1;

    private final int position;
    private final String expected;

    /**
     * @param position characters from the beginning of the field value, from 0
     * @param expected completes the sentence "expected …"
     */
    public MalformedFieldException(int position, String expected) {
        super("at " + position + ": expected " + expected, null, false, false);
        this.position = position;
        this.expected = expected;
    }

    /** Characters from the beginning of the field value, from 0. */
    public int position() {
        return position;
    }

    /** Completes the sentence "expected …". */
    public String expected() {
        return expected;
    }
}
