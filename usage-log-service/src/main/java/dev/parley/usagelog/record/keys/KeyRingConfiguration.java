package dev.parley.usagelog.record.keys;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where the keys of response ids are. */
@ConfigMapping(prefix = "parley.keys")
public interface KeyRingConfiguration {

    /** The key ring that the negotiation service makes response ids with, or a copy that holds its response id keys. */
    Path file();

    /** How often it is read again. */
    @WithDefault("10s")
    Duration refresh();
}
