package dev.parley.standalone.stage;

import dev.parley.standalone.http.Key;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who appears, and the keys by which they are known. */
public record Cast(Key operator, Map<Relationship, Key> agentKeys) {

    /** Each publisher knows an agent by a key of its own. */
    public record Relationship(Publisher publisher, Agent agent) {}

    /** The key of {@code agent} at {@code publisher}. Throws {@link IllegalArgumentException} for strangers. */
    public Key key(Agent agent, Publisher publisher) {
        Key key = agentKeys.get(new Relationship(publisher, agent));
        if (key == null) {
            throw new IllegalArgumentException(agent + " has no key of " + publisher);
        }
        return key;
    }

    /** Every key, the operator's last. */
    public List<Key> keys() {
        return Stream.concat(
                        agentKeys.values().stream().sorted(Comparator.comparing(Key::variable)), Stream.of(operator))
                .toList();
    }
}
