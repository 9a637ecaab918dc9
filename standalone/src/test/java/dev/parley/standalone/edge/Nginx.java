package dev.parley.standalone.edge;

import static dev.parley.standalone.edge.Surroundings.local;

import dev.parley.backbone.Ports;
import dev.parley.standalone.edge.Surroundings.WhenAway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** nginx with the files of {@code docs/how-to/nginx}, at home in a folder of its own. */
public final class Nginx {
    private static final String MAIN = """
            daemon off;
            %2$s
            pid %1$s/nginx.pid;
            error_log %1$s/error.log info;
            events {}
            http {
                access_log off;
                client_body_temp_path %1$s/temporary;
                proxy_temp_path %1$s/temporary;
                fastcgi_temp_path %1$s/temporary;
                uwsgi_temp_path %1$s/temporary;
                scgi_temp_path %1$s/temporary;
                include conf.d/*.conf;
                include sites-enabled/*;
            }
            """;

    private Nginx() {}

    public static Proxy start(Surroundings surroundings) throws IOException {
        String program = Proxy.installed("nginx");
        Path folder = surroundings.folder();
        int port = Ports.freePreferring(0);
        Files.createDirectories(folder.resolve("temporary"));
        Files.writeString(folder.resolve("nginx.conf"), MAIN.formatted(folder, user()));
        Files.createDirectories(folder.resolve("parley"));
        Files.writeString(
                folder.resolve("parley/edge-key.conf"),
                "proxy_set_header Parley-Edge-Key \"%s\";\n".formatted(surroundings.edgeKey()));
        common(surroundings).writeTo(folder.resolve("conf.d/parley.conf"));
        HowTo.file("nginx/server.conf").writeTo(folder.resolve("parley/server.conf"));
        HowTo.file("nginx/gate.conf").writeTo(folder.resolve("parley/gate.conf"));
        HowTo.file("nginx/granted.conf")
                .with("/var/log/nginx/", folder + "/")
                .writeTo(folder.resolve("parley/granted.conf"));
        HowTo.file("nginx/site.conf")
                .with("listen 80;", "listen %s;".formatted(local(port)))
                .with("planet.example", surroundings.host())
                .with("127.0.0.1:8090", local(surroundings.sitePort()))
                .writeTo(folder.resolve("sites-enabled/site.conf"));
        return Proxy.start(
                new ProcessBuilder(program, "-c", folder.resolve("nginx.conf").toString(), "-p", folder.toString()),
                folder.resolve("output.log"),
                port,
                folder.resolve("parley-deliveries.log"));
    }

    private static HowTo common(Surroundings surroundings) throws IOException {
        HowTo common = HowTo.file("nginx/parley.conf")
                .with("127.0.0.1:8080", local(surroundings.parleyPort()))
                .with("127.0.0.1:8079", local(Ports.freePreferring(0)));
        return surroundings.whenAway() == WhenAway.CLOSED
                ? common
                : common.with("        add_header Retry-After", "        # add_header Retry-After")
                        .with("        return 503;", "        # return 503;")
                        .with("# add_header X-Accel-Redirect", "add_header X-Accel-Redirect")
                        .with("# return 204;", "return 204;");
    }

    /** Its workers would otherwise give up rights that they need in this folder. */
    private static String user() {
        return System.getProperty("user.name").equals("root") ? "user root;" : "";
    }
}
