package dev.parley.usagelog.record;

import java.util.List;

/** What is found out about a line by looking at nothing else. */
public sealed interface Finding {

    /** Parley gave the response id to this client, under this agreement, and the times are possible. */
    record Genuine() implements Finding {}

    /** The times are possible; whether the response id is genuine can be told once its key is known here. */
    record KeyUnknown() implements Finding {}

    /** @param faults one or more; pointers begin at the line */
    record Faulty(List<Fault> faults) implements Finding {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
