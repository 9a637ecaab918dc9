package dev.parley.usagelog.start;

/** Works with topics: begins once they are there, and ends with the service. */
public interface StreamUser {

    /** Begins; returns at once. Called once, when every topic is there. */
    void start();

    /** Ends what was begun, and returns once it has ended. Called also where nothing was begun. */
    void stop();
}
