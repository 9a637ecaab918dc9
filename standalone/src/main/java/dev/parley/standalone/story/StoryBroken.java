package dev.parley.standalone.story;

/** Something that the story promises did not hold. */
public final class StoryBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoryBroken(String step, String expected, String seen) {
        super(step + ": expected " + expected + "; seen " + seen);
    }
}
