package dev.parley.negotiation.access.edge;

import dev.parley.negotiation.access.Admission;
import dev.parley.protocol.bounds.Bounds;
import dev.parley.protocol.header.AccessBoundsCodec;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;

/** What a dry run through an edge is answered: what would be, and the very bounds that would bind. */
final class DryRun {
    private DryRun() {}

    static ProblemDetails problem(Admission.First quoted) {
        var agreement = quoted.agreement();
        Bounds binding = binding(quoted.bounds());
        ProblemDetails problem = ProblemDetails.of(
                        Problem.DRY_RUN,
                        "The bounds meet, and this was a dry run. Send them without dry-run to be served.")
                .with("offer", agreement.offer().value())
                .with("agreement", quoted.agreementId().value())
                .with("settlement", agreement.settlement().token())
                .with("terms", agreement.terms().value())
                .with("resource", quoted.request().resource().toString())
                .with("retryable", true);
        return binding.equals(Bounds.NONE) ? problem : problem.with("accessBounds", AccessBoundsCodec.format(binding));
    }

    private static Bounds binding(Bounds bounds) {
        return new Bounds(
                bounds.ceilings(),
                bounds.uses(),
                bounds.user(),
                bounds.geo(),
                bounds.settle(),
                bounds.duties(),
                bounds.retain(),
                bounds.terms(),
                bounds.agreement(),
                bounds.ref(),
                false);
    }
}
