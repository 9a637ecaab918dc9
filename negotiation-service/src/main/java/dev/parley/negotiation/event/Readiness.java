package dev.parley.negotiation.event;

/** Whether what is followed has been read to the end it had when the service started. */
public interface Readiness {
    boolean isReady();

    /** One line for the operator: what is being waited for. */
    String describe();
}
