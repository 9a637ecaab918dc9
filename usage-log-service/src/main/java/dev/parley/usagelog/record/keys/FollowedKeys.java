package dev.parley.usagelog.record.keys;

import dev.parley.protocol.agreement.ResponseIdKeys;
import dev.parley.protocol.agreement.ResponseIds;
import dev.parley.shell.config.Environment;
import dev.parley.shell.config.UnsafeSettingException;
import dev.parley.shell.keys.ResponseIdKeysFile;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The key ring as it was last read. A file that cannot be used any more changes nothing: what was known stays known.
 */
@Singleton
public class FollowedKeys {
    private static final Logger LOG = Logger.getLogger(FollowedKeys.class);

    private final Path file;
    private final Environment environment;
    private volatile @Nullable Ring ring;

    FollowedKeys(
            KeyRingConfiguration configuration,
            @ConfigProperty(name = "parley.environment", defaultValue = "production") Environment environment) {
        this.file = configuration.file();
        this.environment = environment;
    }

    private record Ring(ResponseIdKeys content, ResponseIds responseIds) {}

    /** Empty until the file was read. */
    public Optional<ResponseIds> current() {
        Ring known = ring;
        return known == null ? Optional.empty() : Optional.of(known.responseIds());
    }

    /**
     * Reads the file for the first time. Development may start before the service that makes the file.
     *
     * @throws UnsafeSettingException if the file cannot be used
     */
    void readAtStart() {
        switch (environment) {
            case PRODUCTION -> read();
            case DEVELOPMENT -> {
                if (Files.exists(file)) {
                    read();
                }
            }
        }
    }

    /** Whether there are other keys than before. */
    boolean readAnew() {
        try {
            return read();
        } catch (UnsafeSettingException unusable) {
            LOG.warnf("event=keys-unusable why=\"%s\"", unusable.getMessage());
            return false;
        }
    }

    private boolean read() {
        ResponseIdKeys content = ResponseIdKeysFile.read(file);
        Ring known = ring;
        if (known != null && known.content().equals(content)) {
            return false;
        }
        ring = new Ring(content, new ResponseIds(content));
        LOG.infof("event=keys-read count=%d", content.keys().size());
        return true;
    }
}
