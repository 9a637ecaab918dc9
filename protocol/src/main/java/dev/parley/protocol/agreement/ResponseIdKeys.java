package dev.parley.protocol.agreement;

import java.util.List;

/** The keys that a node knows: exactly one signs, all of them verify. */
public record ResponseIdKeys(List<ResponseIdKey> keys) {

    /** @throws IllegalArgumentException if not exactly one key signs, or two have the same id */
    public ResponseIdKeys {
        keys = List.copyOf(keys);
        if (keys.stream().filter(ResponseIdKeys::signs).count() != 1) {
            throw new IllegalArgumentException("expected exactly one response id key whose state is signing");
        }
        if (keys.stream().map(ResponseIdKey::id).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("expected response id keys with distinct ids");
        }
    }

    ResponseIdKey signing() {
        return keys.stream().filter(ResponseIdKeys::signs).findFirst().orElseThrow();
    }

    private static boolean signs(ResponseIdKey key) {
        return key.state() == KeyState.SIGNING;
    }
}
