package dev.parley.shell.keys;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseIdKey;
import dev.parley.protocol.agreement.ResponseIdKeys;
import dev.parley.shell.config.UnsafeSettingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of response ids in a key ring's file:
 *
 * <pre>
 * {"responseIds": [{"id": 1, "state": "signing", "secret": "…"}]}
 * </pre>
 *
 * Secrets are 32 bytes or more in base64url; states are {@code upcoming}, {@code signing} (exactly one key) and
 * {@code verify-only}. Other members of the ring are for others, and may be missing where only this is needed.
 */
public final class ResponseIdKeysFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Content(@Nullable List<Secret> responseIds) {}

    private record Secret(
            int id, @Nullable String state, @Nullable String secret) {
        ResponseIdKey key() {
            if (state == null || secret == null) {
                throw new IllegalArgumentException("expected id, state and secret of each response id key");
            }
            return ResponseIdKey.of(id, keyState(state), decode(secret));
        }

        @Override
        public String toString() {
            return "Secret[id=" + id + "]";
        }
    }

    private ResponseIdKeysFile() {}

    /** @throws UnsafeSettingException if the file cannot be read or holds no such keys; the message shows no secret */
    public static ResponseIdKeys read(Path file) {
        try {
            List<Secret> secrets = JSON.readValue(file.toFile(), Content.class).responseIds();
            if (secrets == null) {
                throw new IllegalArgumentException("expected responseIds");
            }
            return new ResponseIdKeys(secrets.stream().map(Secret::key).toList());
        } catch (JacksonException malformed) {
            // Jackson quotes what it reads, and what it reads is secret: its message stays behind.
            throw unusable(
                    file,
                    "expected a key ring as JSON, differs at line "
                            + malformed.getLocation().getLineNr() + ", column "
                            + malformed.getLocation().getColumnNr());
        } catch (IllegalArgumentException wrong) {
            throw unusable(file, wrong.getMessage());
        } catch (IOException unreadable) {
            throw unusable(file, "it cannot be read");
        }
    }

    private static UnsafeSettingException unusable(Path file, @Nullable String why) {
        return new UnsafeSettingException("parley.keys.file: " + file + ": " + why);
    }

    private static KeyState keyState(String token) {
        return KeyState.find(token)
                .orElseThrow(() -> new IllegalArgumentException("expected a state of upcoming, signing, verify-only"));
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("expected secrets in base64url");
        }
    }
}
