package dev.parley.protocol.id;

/**
 * Names who pays: a client, or a pseudonym that a payment proof or a key stands for.
 *
 * @param value a client's id, or {@code pay_} and 1 to 60 of {@code a-z 0-9 _}
 */
public record PayerId(String value) {
    private static final String CLIENT = "cli_";
    private static final String PSEUDONYM = "pay_";

    /** Whoever was not identified; agrees to what costs nothing. */
    public static final PayerId ANONYMOUS = new PayerId("pay_anonymous");

    /** @throws IllegalArgumentException if the value is of neither form */
    public PayerId {
        Suffix.require(value.startsWith(CLIENT) ? CLIENT : PSEUDONYM, value);
    }

    public static PayerId of(ClientId client) {
        return new PayerId(client.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
