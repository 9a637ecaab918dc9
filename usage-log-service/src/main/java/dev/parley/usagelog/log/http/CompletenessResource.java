package dev.parley.usagelog.log.http;

import static dev.parley.shell.identity.Role.OPERATOR;

import dev.parley.shell.identity.CallableBy;
import dev.parley.usagelog.log.PartitionTally;
import dev.parley.usagelog.log.store.PartitionPositions;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Whether every record that was read is accounted for. */
@Path("/v1/completeness")
public class CompletenessResource {
    private final PartitionPositions positions;

    public CompletenessResource(PartitionPositions positions) {
        this.positions = positions;
    }

    public record Body(List<PartitionBody> partitions, boolean holds) {
        static Body of(List<PartitionTally> tallies) {
            return new Body(
                    tallies.stream().map(PartitionBody::of).toList(),
                    tallies.stream().allMatch(PartitionTally::holds));
        }
    }

    /** read = kept + duplicate + quarantined + passedOver, each counted by itself. */
    public record PartitionBody(
            String topic,
            int partition,
            long read,
            long kept,
            long duplicate,
            long quarantined,
            long passedOver,
            boolean holds) {
        static PartitionBody of(PartitionTally tally) {
            return new PartitionBody(
                    tally.partition().topic(),
                    tally.partition().number(),
                    tally.read(),
                    tally.kept(),
                    tally.duplicate(),
                    tally.quarantined(),
                    tally.passedOver(),
                    tally.holds());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @CallableBy(OPERATOR)
    public Body completeness() {
        return Body.of(positions.tallies());
    }
}
