package dev.parley.shipper.log;

/**
 * One line of a log, without its end.
 *
 * @param file its name
 * @param offset of its first byte
 */
public record LogLine(String file, long offset, String text) {

    /** Where it stands, for people. */
    public String place() {
        return file + " at byte " + offset;
    }
}
