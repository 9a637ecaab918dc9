package dev.parley.negotiation.agreement.keys;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseIdKey;
import dev.parley.protocol.agreement.ResponseIdKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key ring as a file:
 *
 * <pre>
 * {"responseIds": [{"id": 1, "state": "signing", "secret": "…"}],
 *  "agreements":  [{"kid": "2026-11", "state": "signing", "x": "…", "d": "…"}]}
 * </pre>
 *
 * Secrets are 32 bytes or more, {@code x} and {@code d} 32 bytes as in a JWK (RFC 8037), all in base64url. States are
 * {@code upcoming}, {@code signing} (one key of each kind) and {@code verify-only}, where {@code d} may be left out.
 */
final class KeyRingFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private record Content(List<Secret> responseIds, List<Pair> agreements) {}

    private record Secret(int id, String state, String secret) {
        ResponseIdKey key() {
            return ResponseIdKey.of(id, keyState(state), decode(secret));
        }

        @Override
        public String toString() {
            return "Secret[id=" + id + "]";
        }
    }

    private record Pair(
            String kid, String state, String x, @Nullable String d) {
        AgreementKey key() {
            return new AgreementKey(kid, keyState(state), decode(x), d == null ? null : decode(d));
        }

        @Override
        public String toString() {
            return "Pair[kid=" + kid + "]";
        }
    }

    private KeyRingFile() {}

    /** @throws IllegalArgumentException if the file's content is not a key ring; the message shows no secret */
    static KeyRing read(Path file) {
        try {
            Content content = JSON.readValue(file.toFile(), Content.class);
            if (content.responseIds() == null || content.agreements() == null) {
                throw new IllegalArgumentException("expected responseIds and agreements");
            }
            return new KeyRing(
                    new ResponseIdKeys(
                            content.responseIds().stream().map(Secret::key).toList()),
                    content.agreements().stream().map(Pair::key).toList());
        } catch (JacksonException malformed) {
            // Jackson quotes what it reads, and what it reads is secret: its message stays behind.
            throw new IllegalArgumentException("expected a key ring as JSON, differs at line "
                    + malformed.getLocation().getLineNr() + ", column "
                    + malformed.getLocation().getColumnNr());
        } catch (NullPointerException missing) {
            throw new IllegalArgumentException("expected id, state and secret, or kid, state and x, of each key");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the file for its owner alone, whole or not at all. */
    static void write(Path file, KeyRing ring) {
        var content = new Content(
                ring.responseIds().keys().stream().map(KeyRingFile::secret).toList(),
                ring.agreements().stream().map(KeyRingFile::pair).toList());
        try {
            Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
            Path temporary = Files.createTempFile(
                    directory,
                    "keys",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            JSON.writerWithDefaultPrettyPrinter().writeValue(temporary.toFile(), content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Secret secret(ResponseIdKey key) {
        return new Secret(key.id(), key.state().token(), encode(key.secret().getEncoded()));
    }

    private static Pair pair(AgreementKey key) {
        byte[] seed = key.seed();
        return new Pair(key.id(), key.state().token(), key.x(), seed == null ? null : encode(seed));
    }

    private static KeyState keyState(String token) {
        return KeyState.find(token)
                .orElseThrow(() -> new IllegalArgumentException("expected a state of upcoming, signing, verify-only"));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException("expected base64url");
        }
    }
}
