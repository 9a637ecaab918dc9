package dev.parley.protocol.id;

/**
 * Names a publisher: the seller of record.
 *
 * @param value {@code pub_} and 1 to 60 of {@code a-z 0-9 _}
 */
public record PublisherId(String value) {
    private static final String PREFIX = "pub_";

    /** @throws IllegalArgumentException if the value is not of that form */
    public PublisherId {
        Suffix.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
