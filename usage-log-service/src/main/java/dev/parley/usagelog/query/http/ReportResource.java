package dev.parley.usagelog.query.http;

import static dev.parley.shell.identity.Role.CLIENT;
import static dev.parley.shell.identity.Role.OPERATOR;
import static dev.parley.shell.identity.Role.PUBLISHER;

import dev.parley.shell.http.Cursor;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.http.Requester;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import dev.parley.usagelog.query.store.Reports;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of a usage report. */
@Path("/v1/usage/reports")
public class ReportResource {
    private static final Pattern REPORT = Pattern.compile("rep_[a-z0-9_]{1,60}");
    private static final Duration UNTIL_READ = Duration.ofSeconds(1);

    private final Reports reports;
    private final Requester requester;

    public ReportResource(Reports reports, Requester requester) {
        this.reports = reports;
        this.requester = requester;
    }

    @GET
    @Path("{report}")
    @Produces(MediaType.APPLICATION_JSON)
    @CallableBy({OPERATOR, PUBLISHER, CLIENT})
    public ReportBody report(
            @PathParam("report") String report,
            @QueryParam("next") @Nullable String next,
            @QueryParam("limit") @Nullable String limit) {
        long after = Cursor.parse(next);
        int limited = PageSize.parse(limit);
        if (!REPORT.matcher(report).matches()) {
            throw unknown();
        }
        return reports.report(requester.scope(), report, after, limited)
                .map(ReportBody::of)
                .orElseThrow(ReportResource::unknown);
    }

    /** What is another's looks like what does not exist, or was not read yet. */
    private static ProblemException unknown() {
        return new ProblemException(ProblemDetails.of(
                        Problem.NOT_FOUND,
                        "The log has no report of this id that your key opens. One that was just sent shows in a moment.")
                .retryAfter(UNTIL_READ));
    }
}
