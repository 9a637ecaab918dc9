package dev.parley.standalone.stage;

import java.util.List;

/** The three agents: what each would pay at most, and whom it reads. */
public enum Agent {
    THRIFT("cli_thrift", "Thrift", "access=\"0.001\";currency=EUR", List.of(Publisher.DAILY_PLANET)),
    ATLAS(
            "cli_atlas",
            "Atlas",
            "access=(\"0.005\";currency=EUR \"0.005\";currency=USD), cited=\"0.02\";currency=EUR, use=(ai-input),"
                    + " duties=(attribute), ref=\"answers\"",
            List.of(Publisher.DAILY_PLANET, Publisher.HARBOUR_GAZETTE)),
    LUMEN(
            "cli_lumen",
            "Lumen",
            "access=\"0.002\";currency=USD, use=(ai-train), ref=\"corpus-4\"",
            List.of(Publisher.HARBOUR_GAZETTE));

    private final String id;
    private final String title;
    private final String bounds;
    private final List<Publisher> reads;

    Agent(String id, String title, String bounds, List<Publisher> reads) {
        this.id = id;
        this.title = title;
        this.bounds = bounds;
        this.reads = reads;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** The value of {@code Access-Bounds} with which it comes. */
    public String bounds() {
        return bounds;
    }

    /** The publishers that know it. */
    public List<Publisher> reads() {
        return reads;
    }

    String variableAt(Publisher publisher) {
        return name() + "_" + publisher.name().replaceFirst(".*_", "");
    }
}
