package dev.parley.shell.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseIdKey;
import dev.parley.shell.config.UnsafeSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseIdKeysFileTest {
    private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @TempDir
    Path folder;

    @Test
    void readsItsPartOfARingAndLeavesTheRestToOthers() throws IOException {
        Path file = write("""
                {"responseIds": [{"id": 1, "state": "verify-only", "secret": "%1$s"},
                                 {"id": 2, "state": "signing", "secret": "%1$s"}],
                 "agreements": [{"kid": "2026-11", "state": "signing", "x": "…", "d": "…"}]}
                """.formatted(SECRET));

        assertThat(ResponseIdKeysFile.read(file).keys())
                .extracting(ResponseIdKey::id, ResponseIdKey::state)
                .containsExactly(tuple(1, KeyState.VERIFY_ONLY), tuple(2, KeyState.SIGNING));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"agreements": []} | expected responseIds
                    {"responseIds": []} | exactly one response id key
                    {"responseIds": [{"id": 1, "state": "signing"}]} | id, state and secret
                    {"responseIds": [{"id": 1, "state": "signing", "secret": "c2hvcnQ"}]} | 32 bytes
                    {"responseIds": [{"id": 1, "state": "signing", "secret": "hush hush"}]} | base64url
                    {"responseIds": [{"id": 1, "state": "retired", "secret": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"}]} | upcoming, signing, verify-only
                    {"responseIds": hush | line 1
                    """)
    void saysWhatIsWrongAndShowsNoSecret(String content, String reason) throws IOException {
        Path file = write(content);

        assertThatThrownBy(() -> ResponseIdKeysFile.read(file))
                .isInstanceOf(UnsafeSettingException.class)
                .hasMessageContaining("parley.keys.file")
                .hasMessageContaining(reason)
                .hasMessageNotContaining("hush")
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void namesAFileThatIsNotThere() {
        Path file = folder.resolve("none.json");

        assertThatThrownBy(() -> ResponseIdKeysFile.read(file))
                .isInstanceOf(UnsafeSettingException.class)
                .hasMessageContaining("none.json")
                .hasMessageContaining("cannot be read");
    }

    private Path write(String content) throws IOException {
        return Files.writeString(folder.resolve("keys.json"), content);
    }
}
