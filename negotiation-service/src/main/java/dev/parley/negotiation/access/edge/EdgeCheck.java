package dev.parley.negotiation.access.edge;

import dev.parley.negotiation.directory.KeyHolder.OfEdge;
import dev.parley.negotiation.directory.Parties;
import dev.parley.shell.party.KeyDigest;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.vertx.core.MultiMap;
import jakarta.inject.Singleton;
import java.util.List;

/** Knows edges by the key they show. Answers from memory. */
@Singleton
class EdgeCheck {
    private final Parties parties;

    EdgeCheck(Parties parties) {
        this.parties = parties;
    }

    /** @throws ProblemException if the request shows no key, several, or one that is no edge's */
    OfEdge edge(MultiMap headers) {
        List<String> keys = headers.getAll(EdgeFields.KEY);
        if (keys.size() != 1) {
            throw refused("Send the edge's key in the field Parley-Edge-Key, once.");
        }
        return parties.holder(KeyDigest.of(keys.getFirst().strip()))
                .filter(OfEdge.class::isInstance)
                .map(OfEdge.class::cast)
                .orElseThrow(() -> refused("The key in the field Parley-Edge-Key is unknown or revoked."));
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(ProblemDetails.of(Problem.EDGE_KEY_INVALID, detail)
                .withField("WWW-Authenticate", EdgeFields.KEY + " realm=\"parley\""));
    }
}
