package dev.parley.negotiation.access.gateway;

import dev.parley.negotiation.directory.Site;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;

/** Tells the origin on whose behalf it is asked. Whatever a client claimed about that was dropped before. */
final class Forwarding {

    private Forwarding() {}

    static void tell(HttpServerRequest request, Site site, MultiMap fields) {
        String scheme = site.origin().getScheme();
        String client = request.remoteAddress().hostAddress();
        String host = site.origin().getRawAuthority();
        fields.set("Forwarded", "for=" + node(client) + ";host=" + quoted(host) + ";proto=" + scheme);
        fields.set("X-Forwarded-For", client);
        fields.set("X-Forwarded-Host", host);
        fields.set("X-Forwarded-Proto", scheme);
    }

    /** RFC 7239, section 6: an IPv6 address stands in brackets and quotes. */
    private static String node(String address) {
        return address.indexOf(':') < 0 ? address : quoted("[" + address + "]");
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
