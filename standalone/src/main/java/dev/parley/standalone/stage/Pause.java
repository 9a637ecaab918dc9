package dev.parley.standalone.stage;

/** Between two looks at something that takes a moment to come true. */
public final class Pause {
    private static final long MILLISECONDS = 100;

    private Pause() {}

    public static void aMoment() {
        try {
            Thread.sleep(MILLISECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", interruption);
        }
    }
}
