package dev.parley.billing.intake.http;

import static dev.parley.shell.identity.Role.OPERATOR;

import dev.parley.billing.intake.PartitionTally;
import dev.parley.billing.intake.store.PartitionPositions;
import dev.parley.shell.identity.CallableBy;
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

    public record Body(List<PartitionBody> partitions, boolean holds) {}

    /** read = accepted + duplicate + quarantined + notBillable. */
    public record PartitionBody(
            String topic,
            int partition,
            long read,
            long accepted,
            long duplicate,
            long quarantined,
            long notBillable,
            boolean holds) {
        static PartitionBody of(PartitionTally tally) {
            return new PartitionBody(
                    tally.partition().topic(),
                    tally.partition().number(),
                    tally.read(),
                    tally.accepted(),
                    tally.duplicate(),
                    tally.quarantined(),
                    tally.notBillable(),
                    tally.holds());
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @CallableBy(OPERATOR)
    public Body completeness() {
        List<PartitionTally> tallies = positions.tallies();
        return new Body(
                tallies.stream().map(PartitionBody::of).toList(),
                tallies.stream().allMatch(PartitionTally::holds));
    }
}
