package dev.parley.protocol.agreement;

import dev.parley.protocol.agreement.AgreementProof.Genuine;
import dev.parley.protocol.agreement.AgreementProof.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks signed agreements offline, with nothing but public keys. Safe to share. */
public final class AgreementVerifier {
    private static final int MAX_LENGTH = 4096;

    private final Map<String, PublicKey> keys;
    private final @Nullable Provider provider;

    /**
     * A verifier that trusts some keys.
     *
     * @param keys Ed25519 keys by their {@code kid}, retired ones included
     * @param provider of the signatures; null: the platform's choice
     */
    public AgreementVerifier(Map<String, PublicKey> keys, @Nullable Provider provider) {
        this.keys = Map.copyOf(keys);
        this.provider = provider;
    }

    /** Checks a compact JWS as {@link AgreementSigner} makes it; there is no other form. */
    public AgreementProof verify(String jws) {
        int payloadStart = jws.indexOf('.') + 1;
        int payloadEnd = jws.lastIndexOf('.');
        if (payloadStart < 1 || payloadEnd < payloadStart || jws.length() > MAX_LENGTH) {
            return new Rejected("This is not a compact JWS: expected three parts with points between them.");
        }
        Optional<Entry<String, PublicKey>> key = keyNamedBy(jws.substring(0, payloadStart - 1));
        if (key.isEmpty()) {
            return new Rejected("The header names no known key, or is not that of an agreement.");
        }
        if (!isSigned(
                jws.substring(0, payloadEnd),
                jws.substring(payloadEnd + 1),
                key.get().getValue())) {
            return new Rejected("The signature does not fit.");
        }
        String keyId = key.get().getKey();
        return decode(jws.substring(payloadStart, payloadEnd))
                .flatMap(payload -> ConcludedAgreement.read(new String(payload, StandardCharsets.UTF_8)))
                .<AgreementProof>map(concluded -> new Genuine(concluded, keyId))
                .orElseGet(() -> new Rejected("What is signed is not an agreement."));
    }

    /** Compares whole headers, so that no header can choose its own algorithm. */
    private Optional<Entry<String, PublicKey>> keyNamedBy(String encodedHeader) {
        return keys.entrySet().stream()
                .filter(key ->
                        AgreementJws.encode(AgreementJws.header(key.getKey())).equals(encodedHeader))
                .findFirst();
    }

    private boolean isSigned(String signed, String encodedSignature, PublicKey key) {
        Optional<byte[]> bytes = decode(encodedSignature);
        if (bytes.isEmpty()) {
            return false;
        }
        try {
            Signature signature = AgreementJws.signature(provider);
            signature.initVerify(key);
            signature.update(AgreementJws.ascii(signed));
            return signature.verify(bytes.get());
        } catch (GeneralSecurityException notASignature) {
            return false;
        }
    }

    private static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            return AgreementJws.encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
