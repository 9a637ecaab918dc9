package dev.parley.negotiation.access.gateway;

import dev.parley.negotiation.access.edge.EdgeFields;
import dev.parley.negotiation.access.http.AccessFieldLines;
import dev.parley.protocol.header.AccessBoundsCodec;
import dev.parley.protocol.header.AgreementCodec;
import dev.parley.protocol.header.IfPriceLteCodec;
import dev.parley.protocol.header.PricingCodec;
import dev.parley.protocol.header.ResponseIdCodec;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which header fields pass the gateway, and how. */
final class PassedFields {
    /** RFC 9110, section 7.6.1, and what usual software adds to it. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    /** Meant for the other end whatever a Connection field says (RFC 9110, section 7.6.1); some frame the message. */
    private static final Set<String> END_TO_END = Set.of(
            "authorization",
            "cache-control",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "date",
            "host",
            "set-cookie",
            "vary");
    /** Ours alone: whoever else sends them might be believed. */
    private static final Set<String> ANSWERS =
            lowerCase(PricingCodec.HEADER, ResponseIdCodec.HEADER, AgreementCodec.HEADER, EdgeFields.DELIVERY);

    private static final Set<String> ASKED = union(
            ANSWERS,
            lowerCase(AccessBoundsCodec.HEADER, IfPriceLteCodec.HEADER),
            lowerCase(EdgeFields.KEY, EdgeFields.ACCEL_REDIRECT),
            Set.of("host", "expect"),
            // Would let a client claim another address, host, method or path than those that were decided on.
            Set.of(
                    "forwarded",
                    "true-client-ip",
                    "x-client-ip",
                    "x-real-ip",
                    "x-host",
                    "x-original-host",
                    "x-original-url",
                    "x-rewrite-url",
                    "x-http-method",
                    "x-http-method-override",
                    "x-method-override"));

    private static final String FORWARDED_PREFIX = "x-forwarded-";
    /** Would let a shared cache keep a response that was granted to one client. */
    private static final Set<String> SHARED_CACHING = Set.of("cdn-cache-control", "surrogate-control", "expires");

    private static final Set<String> SHARED_DIRECTIVES = Set.of("public", "s-maxage", "proxy-revalidate", "private");

    private PassedFields() {}

    /** What the origin gets to see of a request: no key, no bounds, nothing that only this connection means. */
    static void toOrigin(MultiMap from, MultiMap to) {
        Set<String> connection = connectionOptions(from);
        from.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean secret = lower.equals("authorization") && AccessFieldLines.isOurs(value);
            if (!secret && !HOP_BY_HOP.contains(lower) && !isAskedOfUs(lower) && !connection.contains(lower)) {
                to.add(name, value);
            }
        });
    }

    private static boolean isAskedOfUs(String lower) {
        return ASKED.contains(lower) || lower.startsWith(FORWARDED_PREFIX);
    }

    /** What the client gets to see of an origin's answer. */
    static void toClient(MultiMap from, MultiMap to) {
        Set<String> connection = connectionOptions(from);
        from.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (!HOP_BY_HOP.contains(lower) && !ANSWERS.contains(lower) && !connection.contains(lower)) {
                to.add(name, value);
            }
        });
    }

    /** Keeps a granted response out of shared caches; what the origin said to the client's own cache stays. */
    static void makePrivate(MultiMap fields) {
        SHARED_CACHING.forEach(fields::remove);
        List<String> directives = fields.getAll("Cache-Control").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(directive -> !directive.isEmpty() && !SHARED_DIRECTIVES.contains(directiveName(directive)))
                .toList();
        fields.set(
                "Cache-Control",
                Stream.concat(Stream.of("private"), directives.stream()).collect(Collectors.joining(", ")));
    }

    private static String directiveName(String directive) {
        int equals = directive.indexOf('=');
        return (equals < 0 ? directive : directive.substring(0, equals)).strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> connectionOptions(MultiMap fields) {
        List<String> lines = fields.getAll("Connection");
        if (lines.isEmpty()) {
            return Set.of();
        }
        return lines.stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(option -> option.strip().toLowerCase(Locale.ROOT))
                .filter(option -> !END_TO_END.contains(option))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> lowerCase(String... names) {
        return Arrays.stream(names).map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... sets) {
        var all = new HashSet<String>();
        Arrays.stream(sets).forEach(all::addAll);
        return Set.copyOf(all);
    }
}
