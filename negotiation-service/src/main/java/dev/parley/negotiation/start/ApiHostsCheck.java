package dev.parley.negotiation.start;

import dev.parley.negotiation.directory.HostConfiguration;
import dev.parley.shell.config.Environment;
import dev.parley.shell.config.StartupCheck;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Without a host of its own the API would be nowhere, and a host that is nobody's could become a publisher's. */
@Singleton
public class ApiHostsCheck implements StartupCheck {
    private final HostConfiguration hosts;

    public ApiHostsCheck(HostConfiguration hosts) {
        this.hosts = hosts;
    }

    @Override
    public List<String> unsafe(Environment environment) {
        var unsafe = new ArrayList<String>();
        if (hosts.apiHosts().isEmpty() || hosts.apiHosts().stream().anyMatch(String::isBlank)) {
            unsafe.add("parley.http.api-hosts must name the hosts of the API: no other host is Parley's own");
        } else if (environment == Environment.PRODUCTION && !hosts.apiHosts().contains(host(hosts.apiUrl()))) {
            unsafe.add("parley.http.api-url must have a host of parley.http.api-hosts in production: agents are sent"
                    + " there");
        }
        return unsafe;
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }
}
