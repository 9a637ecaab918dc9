package dev.parley.shell.party;

import java.util.Optional;

/** Knows whose keys are in use. */
public interface Keys {

    /** Whose key it is; empty if nobody's, or it was revoked. */
    Optional<KeyHolder> holder(KeyDigest digest);
}
