package dev.parley.bench;

import dev.parley.bench.decision.DecisionLatency;
import dev.parley.bench.decision.GrantedDecisions;
import dev.parley.bench.decision.RefusedDecisions;
import dev.parley.bench.gateway.LargeArticles;
import dev.parley.bench.gateway.SmallArticles;
import dev.parley.bench.ledger.LedgerAgainstCopy;
import dev.parley.bench.ledger.LedgerAgainstSingleCommits;
import dev.parley.bench.node.NodeMemory;
import dev.parley.bench.node.NodeStart;
import dev.parley.bench.usage.UsageIngest;
import java.util.List;

/** Every measure, in the order in which they run. */
final class Measures {

    private Measures() {}

    static List<Measure> all() {
        return List.of(
                new GrantedDecisions(),
                new RefusedDecisions(),
                new DecisionLatency(),
                new SmallArticles(),
                new LargeArticles(),
                new UsageIngest(),
                new LedgerAgainstCopy(),
                new LedgerAgainstSingleCommits(),
                new NodeMemory(),
                new NodeStart());
    }
}
