package dev.parley.standalone;

import dev.parley.standalone.edge.Caddy;
import dev.parley.standalone.edge.Proxy;
import dev.parley.standalone.edge.Surroundings;
import java.io.IOException;

/** {@code docs/how-to/caddy.md}, tried out. */
class CaddyIT extends EdgeContract {

    CaddyIT() {
        super("caddy");
    }

    @Override
    Proxy start(Surroundings surroundings) throws IOException {
        return Caddy.start(surroundings);
    }
}
