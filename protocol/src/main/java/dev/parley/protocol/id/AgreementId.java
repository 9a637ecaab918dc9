package dev.parley.protocol.id;

/**
 * Names an agreement; derived from what was agreed, so that the same parties under the same offer have the same one.
 *
 * @param value {@code agr_} and 1 to 60 of {@code a-z 0-9 _}
 */
public record AgreementId(String value) {
    private static final String PREFIX = "agr_";

    /** @throws IllegalArgumentException if the value is not of that form */
    public AgreementId {
        Suffix.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
