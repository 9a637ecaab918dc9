package dev.parley.standalone.stage;

import java.util.function.Supplier;

/**
 * Something that runs on this machine, and a way to find out how it does.
 *
 * @param what it is for, in a few words
 * @param address where it answers
 * @param look waits for a few seconds at most and never fails
 */
public record Part(String name, String what, String address, Supplier<State> look) {

    /** @param words for people, what was found */
    public record State(boolean up, String words) {}

    /** How it does now. */
    public State state() {
        return look.get();
    }
}
