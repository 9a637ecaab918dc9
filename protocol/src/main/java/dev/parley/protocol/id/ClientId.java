package dev.parley.protocol.id;

/**
 * Names a client: the organisation behind agents.
 *
 * @param value {@code cli_} and 1 to 60 of {@code a-z 0-9 _}
 */
public record ClientId(String value) {
    private static final String PREFIX = "cli_";

    /** @throws IllegalArgumentException if the value is not of that form */
    public ClientId {
        Suffix.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
