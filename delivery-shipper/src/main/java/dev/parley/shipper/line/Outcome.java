package dev.parley.shipper.line;

/** How the delivery of a granted response ended. */
public enum Outcome {
    /** To its last byte, as far as the proxy can know. */
    COMPLETE("complete"),
    CLIENT_ABORTED("client-aborted"),
    ORIGIN_ABORTED("origin-aborted"),
    ORIGIN_FAILED("origin-failed");

    private final String word;

    Outcome(String word) {
        this.word = word;
    }

    /** As Parley reads it. */
    public String word() {
        return word;
    }
}
