package dev.parley.usagelog.log.http;

import dev.parley.usagelog.Golden;
import dev.parley.usagelog.log.PartitionTally;
import dev.parley.usagelog.log.StreamPartition;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompletenessGoldenTest {

    @Test
    void freezesTheTallies() {
        Golden.assertBody(
                "completeness.json",
                CompletenessResource.Body.of(List.of(
                        new PartitionTally(new StreamPartition("parley.access.v1", 0), 20, 10, 5, 3, 2),
                        new PartitionTally(new StreamPartition("parley.usage.v1", 11), 7, 5, 1, 0, 0))));
    }
}
