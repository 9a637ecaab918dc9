package dev.parley.shell.identity;

import io.smallrye.config.ConfigMapping;

/** Who runs Parley. */
@ConfigMapping(prefix = "parley.operator")
public interface OperatorConfiguration {
    int MIN_KEY_LENGTH = 32;

    /** The operator's bearer key: 32 characters or more. */
    Secret key();
}
