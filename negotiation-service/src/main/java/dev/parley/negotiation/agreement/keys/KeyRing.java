package dev.parley.negotiation.agreement.keys;

import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseIdKeys;
import java.util.List;

/** The service's own keys. */
public record KeyRing(ResponseIdKeys responseIds, List<AgreementKey> agreements) {

    /** @throws IllegalArgumentException if not exactly one agreement key signs, or two have one id */
    public KeyRing {
        agreements = List.copyOf(agreements);
        if (agreements.stream().filter(KeyRing::signs).count() != 1) {
            throw new IllegalArgumentException("expected exactly one agreement key whose state is signing");
        }
        if (agreements.stream().map(AgreementKey::id).distinct().count() != agreements.size()) {
            throw new IllegalArgumentException("expected agreement keys with distinct kids");
        }
    }

    AgreementKey signing() {
        return agreements.stream().filter(KeyRing::signs).findFirst().orElseThrow();
    }

    private static boolean signs(AgreementKey key) {
        return key.state() == KeyState.SIGNING;
    }
}
