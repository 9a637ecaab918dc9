package dev.parley.protocol.agreement;

import static dev.parley.protocol.agreement.AgreementFixture.AGREEMENT;
import static dev.parley.protocol.agreement.AgreementFixture.PAYER;
import static dev.parley.protocol.agreement.AgreementFixture.PUBLISHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.protocol.id.AgreementId;
import dev.parley.protocol.id.PayerId;
import dev.parley.protocol.id.PublisherId;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResponseIdsTest {
    private static final UUID SERVED = UUID.fromString("01a22ee6-b07b-774b-aec3-c5e628ddcd06");
    private static final AgreementId AGREED = AGREEMENT.id();

    private final ResponseIds responseIds = new ResponseIds(keys(key(1, KeyState.SIGNING)));
    private final String genuine =
            responseIds.mint(SERVED, PUBLISHER, PAYER, AGREED).value();

    /** Clients keep response ids and report usage against them later. */
    @Test
    void areTheSameForTheSameResponseAndKey() {
        assertThat(genuine).isEqualTo("AQGiLuawe3dLrsPF5ijdzQbpMpebCAHZSksBAgZB168");
    }

    @Test
    void tellWhichResponseTheyName() {
        ResponseId responseId = new ResponseId(genuine);

        assertThat(responseId.keyId()).isEqualTo(1);
        assertThat(responseId.uuid()).isEqualTo(SERVED);
        assertThat(responseIds.verify(genuine, PUBLISHER, PAYER, AGREED)).contains(responseId);
    }

    @Property
    void areRefusedWhenAnyByteIsForged(
            @ForAll @IntRange(max = 31) int index, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes = Base64.getUrlDecoder().decode(genuine);
        bytes[index] ^= (byte) change;
        String forged = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);

        assertThat(responseIds.verify(forged, PUBLISHER, PAYER, AGREED)).isEmpty();
    }

    @Test
    void areRefusedInASecondSpelling() {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=";
        String head = genuine.substring(0, 42);

        assertThat(alphabet.chars().mapToObj(last -> head + (char) last))
                .filteredOn(text ->
                        responseIds.verify(text, PUBLISHER, PAYER, AGREED).isPresent())
                .containsExactly(genuine);
        assertThat(responseIds.verify(genuine + "=", PUBLISHER, PAYER, AGREED)).isEmpty();
    }

    @Property
    void areRefusedWhenTheyAreAnyOtherText(@ForAll String text) {
        assertThat(responseIds.verify(text, PUBLISHER, PAYER, AGREED)).isEmpty();
    }

    @Test
    void areWorthNothingToAnotherParty() {
        assertThat(responseIds.verify(genuine, new PublisherId("pub_other"), PAYER, AGREED))
                .isEmpty();
        assertThat(responseIds.verify(genuine, PUBLISHER, PAYER, new AgreementId("agr_other")))
                .isEmpty();
    }

    /** Whoever sees a response id must not be able to report its delivery, nor the other way about. */
    @Test
    void areNotWhatADeliveryIsReportedBy() {
        String reported =
                responseIds.mintForDelivery(SERVED, PUBLISHER, PAYER, AGREED).value();

        assertThat(responseIds.verifyForDelivery(reported, PUBLISHER, PAYER, AGREED))
                .map(ResponseId::uuid)
                .contains(SERVED);
        assertThat(responseIds.verify(reported, PUBLISHER, PAYER, AGREED)).isEmpty();
        assertThat(responseIds.verifyForDelivery(genuine, PUBLISHER, PAYER, AGREED))
                .isEmpty();
        assertThat(responseIds.verifyForDelivery(reported, new PublisherId("pub_other"), PAYER, AGREED))
                .isEmpty();
    }

    @Property
    void areRefusedForAnyOtherClient(@ForAll long number) {
        PayerId other = new PayerId("cli_" + Long.toUnsignedString(number, 36));

        assertThat(responseIds.verify(genuine, PUBLISHER, other, AGREED)).isEmpty();
    }

    @Test
    void outliveTheKeyThatSignsNoMore() {
        var rotated = new ResponseIds(keys(key(1, KeyState.VERIFY_ONLY), key(2, KeyState.SIGNING)));

        assertThat(rotated.verify(genuine, PUBLISHER, PAYER, AGREED)).isPresent();
        assertThat(rotated.mint(SERVED, PUBLISHER, PAYER, AGREED).keyId()).isEqualTo(2);
    }

    /** One node switches first; the others must know its ids by then. */
    @Test
    void areKnownBeforeTheirKeySignsHere() {
        var waiting = new ResponseIds(keys(key(1, KeyState.UPCOMING), key(2, KeyState.SIGNING)));

        assertThat(waiting.verify(genuine, PUBLISHER, PAYER, AGREED)).isPresent();
    }

    @Test
    void areRefusedOnceTheirKeyIsForgotten() {
        var forgetful = new ResponseIds(keys(key(2, KeyState.SIGNING)));

        assertThat(forgetful.verify(genuine, PUBLISHER, PAYER, AGREED)).isEmpty();
        assertThat(forgetful.knows(1)).isFalse();
        assertThat(forgetful.knows(2)).isTrue();
    }

    @Test
    void areTheSameWhicheverThreadMakesThem() {
        List<String> minted = IntStream.range(0, 1000)
                .parallel()
                .mapToObj(
                        i -> responseIds.mint(SERVED, PUBLISHER, PAYER, AGREED).value())
                .distinct()
                .toList();

        assertThat(minted).containsExactly(genuine);
    }

    @Test
    void needExactlyOneSigningKeyAndDistinctKeyIds() {
        var signing = key(1, KeyState.SIGNING);

        assertThatIllegalArgumentException().isThrownBy(() -> keys());
        assertThatIllegalArgumentException().isThrownBy(() -> keys(key(1, KeyState.UPCOMING)));
        assertThatIllegalArgumentException().isThrownBy(() -> keys(signing, key(2, KeyState.SIGNING)));
        assertThatIllegalArgumentException().isThrownBy(() -> keys(signing, key(1, KeyState.VERIFY_ONLY)));
        assertThatIllegalArgumentException().isThrownBy(() -> key(256, KeyState.SIGNING));
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseIdKey.of(1, KeyState.SIGNING, new byte[31]));
    }

    @Test
    void keepTheirSecretOutOfLogs() {
        assertThat(key(7, KeyState.SIGNING)).hasToString("ResponseIdKey[id=7, state=signing]");
    }

    private static ResponseIdKeys keys(ResponseIdKey... keys) {
        return new ResponseIdKeys(List.of(keys));
    }

    private static ResponseIdKey key(int id, KeyState state) {
        byte[] secret = new byte[32];
        new Random(id).nextBytes(secret);
        return ResponseIdKey.of(id, state, secret);
    }
}
