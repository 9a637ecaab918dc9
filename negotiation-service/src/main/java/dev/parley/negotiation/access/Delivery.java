package dev.parley.negotiation.access;

/**
 * How the delivery of a granted response ended.
 *
 * @param status that the client got
 * @param bytes of the body that were sent
 */
public record Delivery(Outcome outcome, int status, long bytes) {

    /** Only {@code COMPLETE} is owed. */
    public enum Outcome {
        /** The origin's body came to a clean end and the client's connection took all of it. */
        COMPLETE,
        CLIENT_ABORTED,
        ORIGIN_ABORTED,
        /** What the client got was no content: an error, a redirect, or nothing new. */
        ORIGIN_FAILED
    }

    /** Whether an answer of this status carries what is charged for. */
    public static boolean isContent(int status) {
        return status >= 200 && status < 300 && status != 204 && status != 205;
    }
}
