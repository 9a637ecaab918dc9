package dev.parley.negotiation.directory;

/**
 * A proxy of a publisher that asks for decisions on its behalf.
 *
 * @param key what it authenticates with; the key's id is the edge's
 * @param name as shown to people
 * @param delivery what its grants are owed on
 */
public record Edge(Key key, String name, DeliveryMode delivery) {
    public String id() {
        return key.id();
    }
}
