package dev.parley.negotiation.agreement.keys;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jboss.logging.Logger;

/**
 * Ed25519 by the fastest provider that works on this machine: Corretto's where its native library loads, Bouncy Castle
 * elsewhere. The platform's own is some thirty times slower.
 */
final class Ed25519 {
    private static final Logger LOG = Logger.getLogger(Ed25519.class);
    private static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;

    /** What stands before the 32 bytes of a key in its ASN.1 forms (RFC 8410, section 10). */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final Provider provider;
    private final KeyFactory keys;

    private Ed25519(Provider provider, KeyFactory keys) {
        this.provider = provider;
        this.keys = keys;
    }

    static Ed25519 best() {
        var corretto = AmazonCorrettoCryptoProvider.INSTANCE;
        try {
            if (corretto.getLoadingError() == null && corretto.getService("Signature", ALGORITHM) != null) {
                // Corretto takes the platform's keys; Bouncy Castle takes none but its own.
                return new Ed25519(corretto, KeyFactory.getInstance(ALGORITHM));
            }
            LOG.infof("event=crypto-fallback provider=BouncyCastle cause=%s", corretto.getLoadingError());
            var bouncyCastle = new BouncyCastleProvider();
            return new Ed25519(bouncyCastle, KeyFactory.getInstance(ALGORITHM, bouncyCastle));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    Provider provider() {
        return provider;
    }

    PrivateKey privateKey(byte[] seed) {
        try {
            return keys.generatePrivate(new PKCS8EncodedKeySpec(joined(PKCS8_PREFIX, seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("expected the 32 bytes of an Ed25519 private key", e);
        }
    }

    PublicKey publicKey(byte[] key) {
        try {
            return keys.generatePublic(new X509EncodedKeySpec(joined(X509_PREFIX, key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("expected the 32 bytes of an Ed25519 public key", e);
        }
    }

    /** A new key's public bytes and seed. */
    byte[][] generate() {
        try {
            // The platform's encodings are the plain ones of RFC 8410; others add the public key to the private one.
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new byte[][] {
                last(pair.getPublic().getEncoded()), last(pair.getPrivate().getEncoded())
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    boolean matches(byte[] seed, byte[] publicKey) {
        try {
            var signature = Signature.getInstance(ALGORITHM, provider);
            signature.initSign(privateKey(seed));
            byte[] signed = signature.sign();
            signature.initVerify(publicKey(publicKey));
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] joined(byte[] prefix, byte[] key) {
        var encoded = new ByteArrayOutputStream(prefix.length + key.length);
        encoded.writeBytes(prefix);
        encoded.writeBytes(key);
        return encoded.toByteArray();
    }

    private static byte[] last(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }
}
