package dev.parley.negotiation.directory.http;

import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.protocol.match.Standing;
import dev.parley.protocol.money.Asset;
import java.net.URI;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words in which parties are described, as they are parsed. All throw IllegalArgumentException. */
final class PartyWords {
    static final String NAME = "1 to 200 characters, no control characters, no space at its ends";
    static final String ZONE = "an IANA time zone such as Europe/Berlin";
    static final String CURRENCY = "an ISO 4217 code such as EUR";
    static final String ORIGIN = "scheme and host in lower case, as in https://planet.example, without a path";
    static final String UPSTREAM =
            "scheme, host and port, as in http://10.0.0.7:9000, without credentials, path or query";
    static final String STANDING = "one of pending, approved, suspended";

    static final String DELIVERY = "one of observed, unobserved";
    private static final int MAX_NAME = 200;
    private static final int MAX_ORIGIN = 300;
    private static final List<Standing> STANDINGS = List.of(Standing.PENDING, Standing.APPROVED, Standing.SUSPENDED);

    private PartyWords() {}

    static String name(String text) {
        require(!text.isEmpty() && text.length() <= MAX_NAME);
        require(text.equals(text.strip()) && text.codePoints().noneMatch(PartyWords::isUnprintable));
        return text;
    }

    static ZoneId zone(String text) {
        require(ZoneId.getAvailableZoneIds().contains(text));
        return ZoneId.of(text);
    }

    static Asset currency(String text) {
        return Asset.of(text);
    }

    static URI origin(String text) {
        URI uri = server(text);
        require(text.equals(text.toLowerCase(Locale.ROOT)));
        return uri;
    }

    static URI upstream(String text) {
        return server(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    static Standing standing(String text) {
        return STANDINGS.stream()
                .filter(standing -> word(standing).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    static String word(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    static DeliveryMode delivery(String text) {
        return Arrays.stream(DeliveryMode.values())
                .filter(mode -> word(mode).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new);
    }

    static String word(DeliveryMode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** A half of a surrogate pair has no place in UTF-8. */
    private static boolean isUnprintable(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    }

    private static URI server(String text) {
        require(text.length() <= MAX_ORIGIN);
        URI uri = URI.create(text);
        require(List.of("http", "https").contains(String.valueOf(uri.getScheme())));
        require(uri.getHost() != null && uri.getPort() <= 0xFFFF && uri.getPort() != 0);
        require(uri.getUserInfo() == null && uri.getPath().isEmpty());
        require(uri.getQuery() == null && uri.getFragment() == null);
        return uri;
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }
}
