package dev.parley.shell.identity;

/** Text that opens something; never shows itself. */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** Also how configuration is read. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The text itself: neither log it nor answer with it. */
    public String reveal() {
        return text;
    }

    public int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
