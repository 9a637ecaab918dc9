package dev.parley.negotiation.terms.document;

import dev.parley.protocol.document.Node;
import dev.parley.protocol.terms.DocumentProblem;
import java.util.List;

/**
 * A text that is well-formed, as a document.
 *
 * @param problems what the text says and a document cannot hold, such as a member twice; where there are some, the
 *     document stands for the rest
 */
public record DocumentReading(Node document, List<DocumentProblem> problems) {
    public DocumentReading {
        problems = List.copyOf(problems);
    }
}
