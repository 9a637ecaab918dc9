package dev.parley.standalone.story;

import dev.parley.standalone.http.Call;

/** Tells the story as it happens. */
public interface Narrator {

    void step(String title);

    /** What a reader can repeat. */
    void call(Call call);

    /** A sentence beside the story. */
    void aside(String text);

    /** What must be true, and what is. */
    void compared(String expected, String seen, boolean held);
}
