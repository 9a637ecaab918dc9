package dev.parley.standalone.page;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other sites out. The page holds the operator's key, so it answers under this machine's own names alone (a name
 * that is made to point here would let another site read it), and takes forms that it has given itself.
 */
final class Guard {
    /** What a browser may do with a page: nothing that it does not bring itself. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private static final int TOKEN_BYTES = 24;

    private final Set<String> hosts;
    private final String token;

    Guard(int port) {
        hosts = Set.of("localhost:" + port, "127.0.0.1:" + port);
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        token = HexFormat.of().formatHex(random);
    }

    /** Stands in each form; a new one with each start. */
    String token() {
        return token;
    }

    /** Whether the request names this machine, once. */
    boolean isAddressed(Headers headers) {
        List<String> named = headers.getOrDefault("Host", List.of());
        return named.size() == 1 && hosts.contains(named.getFirst());
    }

    /** Whether a form comes from this page. */
    boolean isOwnForm(Headers headers, Asked asked) {
        return isOwn(headers.getFirst("Origin"))
                && List.of("same-origin", "none")
                        .contains(headers.getOrDefault("Sec-Fetch-Site", List.of("none"))
                                .getFirst())
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.US_ASCII),
                        asked.form("token").getBytes(StandardCharsets.UTF_8));
    }

    private boolean isOwn(@Nullable String origin) {
        return origin == null || hosts.stream().anyMatch(host -> origin.equals("http://" + host));
    }
}
