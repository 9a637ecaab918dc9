package dev.parley.standalone.stage;

/** Hears how far the start is. */
public interface Progress {

    void begin(String what);

    void done(String what, String description);
}
