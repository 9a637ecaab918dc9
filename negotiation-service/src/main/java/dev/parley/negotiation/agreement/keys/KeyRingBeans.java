package dev.parley.negotiation.agreement.keys;

import dev.parley.protocol.agreement.AgreementSigner;
import dev.parley.protocol.agreement.KeyState;
import dev.parley.protocol.agreement.ResponseIdKey;
import dev.parley.protocol.agreement.ResponseIdKeys;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.shell.config.Environment;
import dev.parley.shell.config.EnvironmentConfiguration;
import dev.parley.shell.config.StartupChecks;
import dev.parley.shell.config.UnsafeSettingException;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** Reads the key ring at the start, and puts together what signs with it. */
@Singleton
public class KeyRingBeans {
    private static final Logger LOG = Logger.getLogger(KeyRingBeans.class);
    private static final int SECRET_BYTES = 32;

    private final Ed25519 ed25519 = Ed25519.best();
    private final KeyRing ring;

    /** @param checks come first: whoever has several settings to mend learns of all, not of the missing file alone */
    KeyRingBeans(
            KeyRingConfiguration configuration,
            EnvironmentConfiguration environment,
            StartupChecks checks,
            InstantSource clock,
            RandomGenerator random) {
        checks.requireSafe();
        Path file = configuration.file();
        if (environment.environment() == Environment.DEVELOPMENT && Files.notExists(file)) {
            KeyRingFile.write(file, generate(clock, random));
            LOG.infof("event=keys-made file=%s", file);
        }
        this.ring = read(file);
        requireMatchingPair();
    }

    /** A ring that cannot be used must stop the start, not the first request. */
    void readAtStart(@Observes StartupEvent start) {
        LOG.infof("event=keys-read signing=%s", ring.signing().id());
    }

    @Produces
    @Singleton
    KeyRing ring() {
        return ring;
    }

    @Produces
    @Singleton
    ResponseIds responseIds() {
        return new ResponseIds(ring.responseIds());
    }

    @Produces
    @Singleton
    AgreementSigner signer() {
        AgreementKey key = ring.signing();
        return new AgreementSigner(
                key.id(), ed25519.privateKey(Objects.requireNonNull(key.seed())), ed25519.provider());
    }

    private static KeyRing read(Path file) {
        try {
            return KeyRingFile.read(file);
        } catch (IllegalArgumentException wrong) {
            throw new UnsafeSettingException("parley.keys.file: " + file + ": " + wrong.getMessage());
        } catch (UncheckedIOException unreadable) {
            throw new UnsafeSettingException("parley.keys.file: " + file + " cannot be read; expected the key ring");
        }
    }

    /** What is signed with the one must verify with the other, or nobody could check an agreement. */
    private void requireMatchingPair() {
        for (AgreementKey key : ring.agreements()) {
            byte[] seed = key.seed();
            if (seed != null && !ed25519.matches(seed, key.publicKey())) {
                throw new UnsafeSettingException(
                        "parley.keys.file: agreement key " + key.id() + ": x and d are not of one key");
            }
        }
    }

    private KeyRing generate(InstantSource clock, RandomGenerator random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[][] pair = ed25519.generate();
        String kid = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        return new KeyRing(
                new ResponseIdKeys(List.of(ResponseIdKey.of(1, KeyState.SIGNING, secret))),
                List.of(new AgreementKey(kid, KeyState.SIGNING, pair[0], pair[1])));
    }
}
