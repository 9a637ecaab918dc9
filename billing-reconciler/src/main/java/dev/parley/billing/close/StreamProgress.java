package dev.parley.billing.close;

/** Knows how far the access and the usage stream were read. */
public interface StreamProgress {

    /**
     * Waits, within limits, until everything that is in the streams now has been read, by whichever process reads it.
     *
     * @return false if it still was not
     */
    boolean awaitRead();
}
