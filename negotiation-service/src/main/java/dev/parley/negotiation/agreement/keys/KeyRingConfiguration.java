package dev.parley.negotiation.agreement.keys;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where the service's own keys are. */
@ConfigMapping(prefix = "parley.keys")
public interface KeyRingConfiguration {

    /** The key ring, as {@link KeyRingFile} describes it. Development makes one where it is missing. */
    Path file();
}
