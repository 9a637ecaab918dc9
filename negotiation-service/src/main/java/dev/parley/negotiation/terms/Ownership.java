package dev.parley.negotiation.terms;

import dev.parley.negotiation.directory.Origin;
import dev.parley.negotiation.directory.Publisher;
import dev.parley.protocol.document.Node;
import dev.parley.protocol.document.Node.ArrayNode;
import dev.parley.protocol.document.Node.ObjectNode;
import dev.parley.protocol.document.Position;
import dev.parley.protocol.terms.DocumentProblem;
import dev.parley.protocol.terms.Terms;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Terms speak for their publisher and its origins alone. */
public final class Ownership {
    private Ownership() {}

    /** What the terms claim that is not the publisher's. */
    public static List<DocumentProblem> check(Terms terms, Publisher publisher) {
        var problems = new ArrayList<DocumentProblem>();
        if (!terms.publisher().equals(publisher.id())) {
            problems.add(new DocumentProblem(
                    "/publisher", position(terms.source(), "publisher"), "expected " + publisher.id()));
        }
        Set<URI> owned = publisher.origins().stream().map(Origin::uri).collect(Collectors.toSet());
        for (int i = 0; i < terms.origins().size(); i++) {
            URI origin = terms.origins().get(i);
            if (!owned.contains(origin)) {
                problems.add(new DocumentProblem(
                        "/origins/" + i,
                        elementPosition(terms.source(), "origins", i),
                        "expected an origin that is registered for %s, not %s".formatted(publisher.id(), origin)));
            }
        }
        return problems;
    }

    private static Position position(ObjectNode document, String member) {
        Node node = document.members().get(member);
        return node == null ? Position.UNKNOWN : node.position();
    }

    private static Position elementPosition(ObjectNode document, String member, int index) {
        return document.members().get(member) instanceof ArrayNode array
                        && index < array.elements().size()
                ? array.elements().get(index).position()
                : Position.UNKNOWN;
    }
}
