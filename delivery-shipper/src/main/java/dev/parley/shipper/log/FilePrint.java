package dev.parley.shipper.log;

/**
 * How a log file is known again after it has been renamed, copied or packed: by its first bytes, and while it is still
 * empty by the key under which the file system knows it.
 *
 * @param key of the file system, such as device, inode and when it was made
 * @param length of the beginning that was looked at, in bytes, 0 to {@link #MAX_LENGTH}
 * @param sha256 of that beginning, in hex
 */
public record FilePrint(String key, int length, String sha256) {
    /** Longer than a line of an access log, which holds a time or an id that no other has. */
    static final int MAX_LENGTH = 1024;

    public FilePrint {
        if (length < 0 || length > MAX_LENGTH) {
            throw new IllegalArgumentException("The print of a file covers 0 to 1024 bytes, not " + length);
        }
    }
}
