package dev.parley.standalone;

import dev.parley.standalone.edge.Nginx;
import dev.parley.standalone.edge.Proxy;
import dev.parley.standalone.edge.Surroundings;
import java.io.IOException;

/** {@code docs/how-to/nginx.md}, tried out. */
class NginxIT extends EdgeContract {

    NginxIT() {
        super("nginx");
    }

    @Override
    Proxy start(Surroundings surroundings) throws IOException {
        return Nginx.start(surroundings);
    }
}
