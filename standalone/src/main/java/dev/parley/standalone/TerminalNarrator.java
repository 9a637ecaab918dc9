package dev.parley.standalone;

import dev.parley.standalone.http.Call;
import dev.parley.standalone.http.Key;
import dev.parley.standalone.story.Narrator;
import java.util.List;

/** Tells the story to people: a numbered heading, the curl line, and what was expected beside what was seen. */
final class TerminalNarrator implements Narrator {
    private final Terminal terminal;
    private final List<Key> keys;
    private int steps;

    TerminalNarrator(Terminal terminal, List<Key> keys) {
        this.terminal = terminal;
        this.keys = keys;
    }

    int steps() {
        return steps;
    }

    @Override
    public void step(String title) {
        steps++;
        terminal.heading(steps + ". " + title);
    }

    @Override
    public void call(Call call) {
        terminal.quiet("$ " + call.curl(keys));
    }

    @Override
    public void aside(String text) {
        terminal.line(text);
    }

    @Override
    public void compared(String expected, String seen, boolean held) {
        String indented = seen.replace("\n", "\n              ");
        if (expected.equals(seen)) {
            terminal.held(indented);
            return;
        }
        terminal.quiet("  expected  " + expected);
        if (held) {
            terminal.held("seen      " + indented);
        } else {
            terminal.notHeld("seen      " + indented);
        }
    }
}
