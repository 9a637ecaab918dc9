package dev.parley.protocol.terms;

import java.util.Optional;

/** What kind of caller a request comes from; the first that fits, in this order. */
public enum CallerClass {
    /** Valid signature, token or key. */
    SIGNED_AGENT("signed-agent"),
    /** A known search, preview, feed or monitoring crawler whose address or signature proves it. */
    VERIFIED_SEARCH("verified-search"),
    /** Its User-Agent says that it is a bot. */
    DECLARED_BOT("declared-bot"),
    /** The edge says so, in a header that it vouches for. */
    SUSPECTED_BOT("suspected-bot"),
    /** The edge says that a person is calling. */
    PERSON("person"),
    UNKNOWN("unknown");

    private final String token;

    CallerClass(String token) {
        this.token = token;
    }

    /** As it is written in terms and in header fields. */
    public String token() {
        return token;
    }

    public static Optional<CallerClass> find(String token) {
        return Tokens.find(values(), CallerClass::token, token);
    }
}
