package dev.parley.shipper.line;

/** A member of a line that is missing or of another kind. */
final class MalformedMember extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    MalformedMember(String name, String expected) {
        super(name, null, false, false);
        this.reason = "\"%s\" is not %s".formatted(name, expected);
    }

    String reason() {
        return reason;
    }
}
