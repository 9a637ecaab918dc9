package dev.parley.bench.decision;

/** What a request asks for, and how it is answered. */
public enum Wish {
    /** Its bounds meet the offer. */
    GRANTED("granted.json", 200),
    /** Its ceiling is below the price. */
    REFUSED("refused.json", 402);

    private final String body;
    private final int status;

    Wish(String resource, int status) {
        this.body = Newsstand.resource(resource);
        this.status = status;
    }

    String body() {
        return body;
    }

    int status() {
        return status;
    }
}
