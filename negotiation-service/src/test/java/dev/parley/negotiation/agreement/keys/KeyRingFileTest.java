package dev.parley.negotiation.agreement.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseIdKey;
import dev.parley.protocol.agreement.ResponseIdKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingFileTest {
    private static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldC0";

    @TempDir
    Path directory;

    @SuppressWarnings("NullAway") // which does not see that the array may be absent
    private static KeyRing ring() {
        byte[][] pair = Ed25519.best().generate();
        return new KeyRing(
                new ResponseIdKeys(List.of(
                        ResponseIdKey.of(1, KeyState.VERIFY_ONLY, new byte[32]),
                        ResponseIdKey.of(2, KeyState.SIGNING, new byte[32]))),
                List.of(
                        new AgreementKey("2026-10", KeyState.VERIFY_ONLY, pair[0], null),
                        new AgreementKey("2026-11", KeyState.SIGNING, pair[0], pair[1])));
    }

    @Test
    void readsWhatItWrote() {
        Path file = directory.resolve("deep/keys.json");
        KeyRing written = ring();

        KeyRingFile.write(file, written);

        KeyRing read = KeyRingFile.read(file);
        assertThat(read.responseIds()).isEqualTo(written.responseIds());
        assertThat(read.agreements()).hasToString(written.agreements().toString());
        assertThat(read.signing().seed()).isEqualTo(written.signing().seed());
    }

    @Test
    void writesForItsOwnerAlone() throws IOException {
        Path file = directory.resolve("keys.json");

        KeyRingFile.write(file, ring());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"responseIds\":[],\"agreements\":[]}",
                "{\"responseIds\":[{\"id\":1,\"state\":\"signing\",\"secret\":\"" + SECRET + "\"}],\"agreements\":[]}",
                "{\"responseIds\":[{\"id\":1,\"secret\":\"" + SECRET + "\"}],\"agreements\":[]}",
                "{\"responseIds\":[{\"id\":1,\"state\":\"?\",\"secret\":\"" + SECRET + "\"}],\"agreements\":[]}",
                "{\"responseIds\":[{\"id\":1,\"state\":\"signing\",\"secret\":\"?" + SECRET + "\"}],\"agreements\":[]}",
                "{\"responseIds\":[{\"id\":1,\"state\":\"signing\",\"secret\":" + SECRET + "}],\"agreements\":[]}"
            })
    void refusesWhatIsNoKeyRingWithoutShowingASecret(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("keys.json"), content);

        assertThatThrownBy(() -> KeyRingFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("c2Vjc");
    }

    @Test
    void tellsAPairFromTwoHalves() {
        Ed25519 ed25519 = Ed25519.best();
        byte[][] one = ed25519.generate();
        byte[][] other = ed25519.generate();

        assertThat(ed25519.matches(one[1], one[0])).isTrue();
        assertThat(ed25519.matches(one[1], other[0])).isFalse();
    }
}
