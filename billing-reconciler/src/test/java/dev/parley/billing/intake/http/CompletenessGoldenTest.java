package dev.parley.billing.intake.http;

import dev.parley.billing.Golden;
import dev.parley.billing.intake.PartitionTally;
import dev.parley.billing.intake.StreamPartition;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletenessGoldenTest {

    @Test
    void freezesWhereTheRecordsWent() {
        var tally = new PartitionTally(new StreamPartition("parley.access.v1", 3), 10, 4, 3, 2, 1);

        Golden.assertBody(
                "completeness.json",
                new CompletenessResource.Body(List.of(CompletenessResource.PartitionBody.of(tally)), tally.holds()));
    }
}
