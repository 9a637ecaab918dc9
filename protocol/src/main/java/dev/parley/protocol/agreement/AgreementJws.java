package dev.parley.protocol.agreement;

import dev.parley.protocol.document.CanonicalJson;
import dev.parley.protocol.document.Node;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parts of an agreement's compact JWS (RFC 7515, RFC 8037) that its signer and its verifier share. */
final class AgreementJws {
    private static final String ALGORITHM = "Ed25519";
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private AgreementJws() {}

    static String requireKeyId(String keyId) {
        if (!KEY_ID.matcher(keyId).matches()) {
            throw new IllegalArgumentException("expected a key id of 1 to 64 letters, digits, _, . and -");
        }
        return keyId;
    }

    static String header(String keyId) {
        return CanonicalJson.write(Node.object(
                Map.of("alg", Node.text("EdDSA"), "kid", Node.text(keyId), "typ", Node.text("agreement+jwt"))));
    }

    static Signature signature(@Nullable Provider provider) throws NoSuchAlgorithmException {
        return provider == null ? Signature.getInstance(ALGORITHM) : Signature.getInstance(ALGORITHM, provider);
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }
}
