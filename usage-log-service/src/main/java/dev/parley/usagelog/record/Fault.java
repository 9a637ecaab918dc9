package dev.parley.usagelog.record;

/**
 * One thing that is wrong with a line.
 *
 * @param pointer where in the report, as a JSON pointer (RFC 6901)
 * @param message what was wrong and what is expected, for a person
 */
public record Fault(String pointer, String message) {
    private static final int MAX_NAME = 64;

    /** Of a member; a long name is shown as far as it can be recognised. */
    public static Fault of(String member, String message) {
        String name = member.length() <= MAX_NAME ? member : member.substring(0, MAX_NAME) + "…";
        return new Fault("/" + name.replace("~", "~0").replace("/", "~1"), message);
    }

    /** The same fault of a line, seen from the report that the line stands in. */
    public Fault within(String line) {
        return new Fault(line + pointer, message);
    }
}
