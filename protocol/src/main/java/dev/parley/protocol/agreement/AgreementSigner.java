package dev.parley.protocol.agreement;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Signs agreements with one Ed25519 key. Safe to share. */
public final class AgreementSigner {
    private final String encodedHeader;
    private final PrivateKey key;
    private final @Nullable Provider provider;

    /**
     * A signer with one key.
     *
     * @param keyId 1 to 64 letters, digits, {@code _ . -}; travels as {@code kid}
     * @param key an Ed25519 key
     * @param provider of the signatures; null: the platform's choice
     */
    public AgreementSigner(String keyId, PrivateKey key, @Nullable Provider provider) {
        this.encodedHeader = AgreementJws.encode(AgreementJws.header(AgreementJws.requireKeyId(keyId)));
        this.key = key;
        this.provider = provider;
    }

    /**
     * The agreement as a compact JWS over its canonical JSON. The same agreement, time and key give the same text.
     *
     * @throws IllegalStateException if the provider cannot sign with the key
     */
    public String sign(Agreement agreement, Instant concludedAt) {
        String payload = new ConcludedAgreement(agreement, concludedAt).canonical();
        String signed = encodedHeader + "." + AgreementJws.encode(payload);
        try {
            Signature signature = AgreementJws.signature(provider);
            signature.initSign(key);
            signature.update(AgreementJws.ascii(signed));
            return signed + "." + AgreementJws.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the agreement cannot be signed", e);
        }
    }
}
