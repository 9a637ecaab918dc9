package dev.parley.negotiation.directory;

import java.util.Locale;

/** Host names as they are compared: lower case, without port, without the root's dot. */
public final class Hosts {
    private Hosts() {}

    /** @param authority a host with or without port, as in a {@code Host} field; an IPv6 address in brackets */
    public static String withoutPort(String authority) {
        int end = authority.startsWith("[") ? authority.indexOf(']') + 1 : authority.indexOf(':');
        String host = end > 0 ? authority.substring(0, end) : authority;
        String lower = host.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
