package dev.parley.negotiation.directory;

/** What came of registering something. */
public sealed interface Registration<T> {

    /** It is new. */
    record Created<T>(T state) implements Registration<T> {}

    /** It was there and is as was asked for now. */
    record Present<T>(T state) implements Registration<T> {}

    /**
     * It was there and differs.
     *
     * @param what in which way, for a person
     */
    record Differs<T>(String what) implements Registration<T> {}

    /** It belongs to somebody else. */
    record Taken<T>() implements Registration<T> {}

    /** What it would belong to does not exist. */
    record Missing<T>() implements Registration<T> {}
}
