package dev.parley.protocol.terms;

import java.util.List;

/** What came of reading a document as terms. */
public sealed interface TermsReading {

    record Valid(Terms terms) implements TermsReading {}

    /** @param problems all that was found, in the order of the document; at least one */
    record Invalid(List<DocumentProblem> problems) implements TermsReading {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
