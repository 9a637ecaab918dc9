package dev.parley.negotiation.agreement;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Verifies as somebody would who has nothing of Parley's but the published key. */
final class Jwks {
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Jwks() {}

    static boolean verifies(String x, String jws) {
        int end = jws.lastIndexOf('.');
        try {
            byte[] key = Base64.getUrlDecoder().decode(x);
            byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + key.length);
            System.arraycopy(key, 0, encoded, X509_PREFIX.length, key.length);
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            signature.update(jws.substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(jws.substring(end + 1)));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
