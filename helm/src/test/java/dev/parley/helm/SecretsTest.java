package dev.parley.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.agreement.ResponseIdKeys;
import dev.parley.shell.keys.ResponseIdKeysFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    /** What stands before the 32 bytes of an Ed25519 key in its two encodings (RFC 8410). */
    private static final String PRIVATE = "302e020100300506032b657004220420";

    private static final String PUBLIC = "302a300506032b6570032100";

    @TempDir
    private Path parent;

    private Path folder = Path.of("");

    @BeforeEach
    void makeThem() throws Exception {
        folder = parent.resolve("secrets");
        Secrets.make(folder);
    }

    @Test
    void closesTheFolderToOthers() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void leavesWhatIsThereAsItIs() throws Exception {
        Map<Path, String> before = contents();

        Secrets.make(folder);

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void makesAKeyRingWithWhichResponseIdsAreSigned() {
        ResponseIdKeys keys = ResponseIdKeysFile.read(folder.resolve("keys.json"));

        assertThat(keys.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.secret().getEncoded()).hasSize(32));
    }

    @Test
    void makesAnAgreementKeyWhoseHalvesBelongTogether() throws Exception {
        JsonNode key = Yaml.read(folder.resolve("keys.json")).path("agreements").path(0);
        byte[] message = "terms".getBytes(StandardCharsets.US_ASCII);

        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(privateKey(key.path("d").asText()));
        signer.update(message);
        byte[] signature = signer.sign();
        signer.initVerify(publicKey(key.path("x").asText()));
        signer.update(message);

        assertThat(signer.verify(signature)).isTrue();
    }

    @Test
    void givesTheSameOperatorsKeyToEachServiceAndAPasswordOfItsOwn() throws IOException {
        String operator = Files.readString(folder.resolve("operator-key"));
        var passwords = new HashMap<String, String>();
        for (String service : new String[] {"negotiation", "usage", "billing"}) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(folder.resolve(service + ".properties"))) {
                properties.load(reader);
            }
            assertThat(properties.getProperty("parley.operator.key")).isEqualTo(operator);
            assertThat(operator).hasSizeGreaterThanOrEqualTo(32);
            passwords.put(service, properties.getProperty("quarkus.datasource.password"));
            assertThat(folder.resolve(service + "-database")).content().isEqualTo(passwords.get(service));
        }
        assertThat(passwords.values()).doesNotHaveDuplicates();
    }

    private Map<Path, String> contents() throws IOException {
        var contents = new HashMap<Path, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(file, Files.readString(file));
            }
        }
        return contents;
    }

    private static PrivateKey privateKey(String seed) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoding(PRIVATE, seed)));
    }

    private static PublicKey publicKey(String point) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoding(PUBLIC, point)));
    }

    private static byte[] encoding(String prefix, String base64url) {
        byte[] key = Base64.getUrlDecoder().decode(base64url);
        assertThat(key).hasSize(32);
        return HexFormat.of().parseHex(prefix + HexFormat.of().formatHex(key));
    }
}
