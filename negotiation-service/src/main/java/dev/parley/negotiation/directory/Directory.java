package dev.parley.negotiation.directory;

import java.util.Optional;

/** Which publisher's terms speak for a host. Answers from memory. */
public interface Directory {

    /** @param host as in a request: case does not matter, a port is ignored */
    Optional<Site> site(String host);
}
