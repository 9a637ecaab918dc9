package dev.parley.standalone.page;

import dev.parley.standalone.stage.Agent;
import dev.parley.standalone.stage.Publisher;
import java.util.Arrays;

/** Calls those whom this machine knows by their names, and others by their ids. */
final class Names {
    private Names() {}

    static String publisher(String id) {
        return Arrays.stream(Publisher.values())
                .filter(publisher -> publisher.id().equals(id))
                .map(Publisher::title)
                .findFirst()
                .orElse(id);
    }

    static String client(String id) {
        return Arrays.stream(Agent.values())
                .filter(agent -> agent.id().equals(id))
                .map(Agent::title)
                .findFirst()
                .orElse(id);
    }
}
