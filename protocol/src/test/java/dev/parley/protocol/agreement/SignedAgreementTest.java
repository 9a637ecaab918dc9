package dev.parley.protocol.agreement;

import static dev.parley.protocol.agreement.AgreementFixture.AGREEMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.protocol.agreement.AgreementProof.Genuine;
import dev.parley.protocol.agreement.AgreementProof.Rejected;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedAgreementTest {
    private static final Instant CONCLUDED_AT = Instant.parse("2026-12-01T08:30:00.123456Z");
    private static final PrivateKey PRIVATE_KEY =
            privateKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    private static final PublicKey PUBLIC_KEY =
            publicKey("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    private static final String SIGNED =
            new AgreementSigner("agreements-1", PRIVATE_KEY, null).sign(AGREEMENT, CONCLUDED_AT);

    private final AgreementVerifier verifier = new AgreementVerifier(Map.of("agreements-1", PUBLIC_KEY), null);

    /** Both sides keep signed agreements for years; the key is that of RFC 8032, section 7.1, test 1. */
    @Test
    void isTheSameTextForTheSameAgreementTimeAndKey() {
        assertThat(decoded(0)).isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"agreements-1\",\"typ\":\"agreement+jwt\"}");
        assertThat(decoded(1))
                .isEqualTo("{\"agreement\":\"agr_wrb5cdcjspmhmzf6pruynfexknd4zhrc\","
                        + "\"concludedAt\":\"2026-12-01T08:30:00.123456Z\",\"offer\":\"read-and-ground\","
                        + "\"payer\":\"cli_research_bot\",\"publisher\":\"pub_daily_planet\","
                        + "\"settlement\":\"postpay\","
                        + "\"terms\":\"sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\"}");
        assertThat(part(2))
                .isEqualTo("b9ZDTqBQ7q4zKKaOdiJP3SulypBU23zZtczpCFUMl48-jmKOOCPSYhQC5DpFVgjJNmepianjvJz19qgBkWJlBA");
    }

    @Test
    void isVerifiedWithThePublicKeyAlone() {
        assertThat(verifier.verify(SIGNED))
                .isEqualTo(new Genuine(new ConcludedAgreement(AGREEMENT, CONCLUDED_AT), "agreements-1"));
    }

    @Test
    void signsAndVerifiesWithTheProviderThatIsGiven() {
        var provider = Security.getProvider("SunEC");
        var explicitly = new AgreementVerifier(Map.of("agreements-1", PUBLIC_KEY), provider);

        assertThat(new AgreementSigner("agreements-1", PRIVATE_KEY, provider).sign(AGREEMENT, CONCLUDED_AT))
                .isEqualTo(SIGNED);
        assertThat(explicitly.verify(SIGNED)).isInstanceOf(Genuine.class);
    }

    @Test
    void isRejectedWhenAnyCharacterIsAnother() {
        for (int i = 0; i < SIGNED.length(); i++) {
            char other = SIGNED.charAt(i) == 'A' ? 'B' : 'A';
            String altered = SIGNED.substring(0, i) + other + SIGNED.substring(i + 1);

            assertThat(verifier.verify(altered)).as("character %d", i).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void isRejectedUnderAnotherKey() {
        PublicKey other = publicKey("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

        assertThat(new AgreementVerifier(Map.of("agreements-1", other), null).verify(SIGNED))
                .isEqualTo(new Rejected("The signature does not fit."));
        assertThat(new AgreementVerifier(Map.of("agreements-2", PUBLIC_KEY), null).verify(SIGNED))
                .isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b", "a.b.c", "é.é.é", "e30.e30."})
    void isRejectedWhenItIsNoJws(String text) {
        assertThat(verifier.verify(text)).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"agreement\":\"agr_other\",\"concludedAt\":\"2026-12-01T08:30:00Z\",\"offer\":\"o\","
                        + "\"payer\":\"cli_a\",\"publisher\":\"pub_b\",\"settlement\":\"postpay\","
                        + "\"terms\":\"sha-256:47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\"}",
                "{\"agreement\":\"agr_other\",\"concludedAt\":\"yesterday\",\"offer\":\"o\","
                        + "\"payer\":\"cli_a\",\"publisher\":\"pub_b\",\"settlement\":\"later\",\"terms\":\"none\"}",
            })
    void isRejectedWhenAnythingElseWasSigned(String payload) throws GeneralSecurityException {
        String text = part(0) + "." + encoded(payload.getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(PRIVATE_KEY);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));

        assertThat(verifier.verify(text + "." + encoded(signature.sign())))
                .isEqualTo(new Rejected("What is signed is not an agreement."));
    }

    @Test
    void refusesAKeyIdThatWouldNeedEscaping() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AgreementSigner("a\"b", PRIVATE_KEY, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new AgreementSigner("", PRIVATE_KEY, null));
    }

    private static String decoded(int part) {
        return new String(Base64.getUrlDecoder().decode(part(part)), StandardCharsets.UTF_8);
    }

    private static String part(int part) {
        return SIGNED.split("\\.", -1)[part];
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static PrivateKey privateKey(String seed) {
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new EdECPrivateKeySpec(
                            NamedParameterSpec.ED25519, HexFormat.of().parseHex(seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey publicKey(String point) {
        byte[] encoded = HexFormat.of().parseHex("302a300506032b6570032100" + point);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
