package dev.parley.negotiation.access;

import dev.parley.shell.problem.ProblemDetails;

/** What is to become of a request. */
public sealed interface Verdict {

    /** The terms leave it alone: served as the origin answers, with nothing of ours. */
    record Open() implements Verdict {}

    /** It asks how to ask (OPTIONS), which costs nothing; what the answer's body says may cost, so it is left out. */
    record HeadOnly() implements Verdict {}

    /**
     * The bounds meet, and nothing is charged: the caller only wanted to know, by a dry run or by HEAD.
     */
    record Quoted(Admission.First admission) implements Verdict {}

    /** The bounds meet: it may be served once its grant is stored. Each one is granted or withdrawn. */
    record Admitted(Admission admission) implements Verdict {}

    record Rejected(ProblemDetails problem) implements Verdict {}
}
