package dev.parley.bench.load;

import java.io.IOException;

/** Where requests come from. */
public interface LoadGenerator {

    /** As people know it. */
    String name();

    /**
     * Sends a load and waits for its end.
     *
     * @throws IOException if a connection broke, or an answer had another status
     */
    Throughput run(Load load) throws IOException, InterruptedException;

    /** {@code wrk} where it is installed, since it takes less of the machine that both sides share. */
    static LoadGenerator ofThisMachine() {
        return Wrk.find().<LoadGenerator>map(wrk -> wrk).orElseGet(BuiltInGenerator::new);
    }
}
