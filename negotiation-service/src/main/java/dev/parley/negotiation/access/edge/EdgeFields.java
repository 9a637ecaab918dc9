package dev.parley.negotiation.access.edge;

/** The header fields between an edge and Parley. */
public final class EdgeFields {
    /** What the edge authenticates with; the agent's own {@code Authorization} stays the agent's. */
    public static final String KEY = "Parley-Edge-Key";
    /** The place in the edge's configuration at which what was granted is served. */
    public static final String ACCEL_REDIRECT = "Parley-Accel-Redirect";
    /** By what the edge reports how the delivery ended. */
    public static final String DELIVERY = "Parley-Delivery";

    static final String METHOD = "X-Forwarded-Method";
    static final String PROTO = "X-Forwarded-Proto";
    static final String HOST = "X-Forwarded-Host";
    static final String URI = "X-Forwarded-Uri";

    private EdgeFields() {}
}
