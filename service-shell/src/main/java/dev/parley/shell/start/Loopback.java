package dev.parley.shell.start;

import java.util.Locale;

/** Addresses that lead to this machine, read from their text: no name is looked up. */
final class Loopback {
    private Loopback() {}

    /** @param authority a host, or a host and a port; IPv6 addresses in brackets */
    static boolean isOn(String authority) {
        String host = host(authority.strip().toLowerCase(Locale.ROOT));
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static String host(String authority) {
        return authority.replaceFirst(":[0-9]*$", "");
    }
}
