package dev.parley.protocol.agreement;

import java.util.Optional;

/** Where a key stands in its life. Every node knows a key before the first one signs with it. */
public enum KeyState {
    /** Spread to every node, signs nothing yet. */
    UPCOMING("upcoming"),
    /** Signs; there is exactly one. */
    SIGNING("signing"),
    /** Signs no more; what it signed stays valid. */
    VERIFY_ONLY("verify-only");

    private final String token;

    KeyState(String token) {
        this.token = token;
    }

    /** As it is written in a key file. */
    public String token() {
        return token;
    }

    public static Optional<KeyState> find(String token) {
        for (KeyState state : values()) {
            if (state.token.equals(token)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
