package dev.parley.shell.config;

/** Where the service runs. */
public enum Environment {
    /** Money is real: unsafe settings stop the start. */
    PRODUCTION,
    /** One machine, one person: the clock may be offset, one replica will do, keys are made when missing. */
    DEVELOPMENT
}
