package dev.parley.bench.report;

import dev.parley.bench.Outcome;

/** Says how measures ended. */
public interface Report {

    /** A measure ended. */
    void add(Outcome outcome);

    /** All of them ended. */
    void end();
}
