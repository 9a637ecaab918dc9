package dev.parley.standalone;

import dev.parley.standalone.stage.Progress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What people see: colours and a line that changes on a terminal, plain lines elsewhere. */
public final class Terminal implements Progress {
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";
    private static final String GREEN = "\u001b[32m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";
    private static final String START_OF_EMPTY_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean interactive;
    private final boolean coloured;
    private long begun = System.nanoTime();

    Terminal(PrintStream out, boolean interactive, boolean coloured) {
        this.out = out;
        this.interactive = interactive;
        this.coloured = coloured;
    }

    /** Standard output, always UTF-8; the launcher says whether it is a terminal. */
    public static Terminal standard() {
        boolean interactive = Boolean.getBoolean("parley.terminal");
        return new Terminal(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
                interactive,
                interactive && System.getenv("NO_COLOR") == null);
    }

    @Override
    public void begin(String what) {
        begun = System.nanoTime();
        if (interactive) {
            out.print("  " + FAINT + "… " + what + PLAIN);
            out.flush();
        }
    }

    @Override
    public void done(String what, String description) {
        if (interactive) {
            out.print(START_OF_EMPTY_LINE);
        }
        out.printf(Locale.ROOT, "  %s %-30s %5.1f s   %s%n", tick(), what, secondsSinceBegin(), faint(description));
    }

    public void heading(String text) {
        out.println();
        out.println(paint(BOLD, text));
    }

    public void line(String text) {
        out.println(text.isEmpty() ? "" : "  " + text);
    }

    public void quiet(String text) {
        text.lines().forEach(line -> out.println("  " + faint(line)));
    }

    public void held(String text) {
        out.println("  " + tick() + " " + text);
    }

    public void notHeld(String text) {
        out.println("  " + paint(RED, "✗") + " " + text);
    }

    public void problem(String text) {
        if (interactive) {
            out.print(START_OF_EMPTY_LINE);
        }
        out.println(paint(RED, text));
    }

    String tick() {
        return paint(GREEN, "✓");
    }

    private String faint(String text) {
        return paint(FAINT, text);
    }

    private String paint(String colour, String text) {
        return coloured ? colour + text + PLAIN : text;
    }

    private double secondsSinceBegin() {
        return (System.nanoTime() - begun) / 1e9;
    }
}
