package dev.parley.standalone.stage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What runs and must be stopped, what was started last first. Once it is closed, which a signal may do at any moment,
 * nothing new is let in.
 */
public final class Running implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Consumer<String> complaints;
    private boolean closing;

    /** @param complaints hears of parts that do not stop cleanly */
    public Running(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    /** Takes a part that is stopped before all those that were added earlier. */
    public synchronized <T extends AutoCloseable> T add(T part) {
        if (closing) {
            stop(part);
            throw new IllegalStateException("Parley is being stopped");
        }
        parts.push(part);
        return part;
    }

    public synchronized boolean isClosing() {
        return closing;
    }

    @Override
    public synchronized void close() {
        closing = true;
        while (!parts.isEmpty()) {
            stop(parts.pop());
        }
    }

    private void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception failure) {
            complaints.accept("did not stop cleanly: " + failure.getMessage());
        }
    }
}
