package dev.parley.billing.close.http;

import static dev.parley.shell.identity.Role.OPERATOR;
import static dev.parley.shell.identity.Role.PUBLISHER;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.parley.billing.close.CloseFlow;
import dev.parley.billing.close.CloseOutcome;
import dev.parley.billing.close.PeriodStatus;
import dev.parley.billing.close.store.PeriodStatuses;
import dev.parley.billing.http.Parameters;
import dev.parley.billing.period.Period;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.http.Requester;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A publisher's billing months. */
@Path("/v1/publishers/{publisher}/periods")
@Produces(MediaType.APPLICATION_JSON)
public class PeriodResource {
    private static final int PAGE = 120;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    /** Each holds a connection for long and needs a second one now and then; the others are for everybody else. */
    private static final int CLOSES_AT_ONCE = 4;

    private final PeriodStatuses statuses;
    private final CloseFlow closing;
    private final Requester requester;
    private final Semaphore room = new Semaphore(CLOSES_AT_ONCE);

    public PeriodResource(PeriodStatuses statuses, CloseFlow closing, Requester requester) {
        this.statuses = statuses;
        this.closing = closing;
        this.requester = requester;
    }

    /** @param next the month after which the list goes on; null at its end */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ListBody(
            List<PeriodBody> periods, @Nullable String next) {}

    @GET
    @CallableBy({OPERATOR, PUBLISHER})
    public ListBody periods(@PathParam("publisher") String publisher, @QueryParam("next") @Nullable String next) {
        String after = next == null ? "" : Parameters.period(next).toString();
        List<PeriodStatus> page = statuses.list(scoped(publisher), after, PAGE + 1);
        boolean more = page.size() > PAGE;
        List<PeriodBody> shown = page.stream().limit(PAGE).map(PeriodBody::of).toList();
        return new ListBody(shown, more ? shown.getLast().period() : null);
    }

    @GET
    @Path("{period}")
    @CallableBy({OPERATOR, PUBLISHER})
    public PeriodBody period(@PathParam("publisher") String publisher, @PathParam("period") String period) {
        return statuses.find(scoped(publisher), Parameters.period(period))
                .map(PeriodBody::of)
                .orElseThrow(Requester::notFound);
    }

    /** Closes a period; repeating it gives the same answer. */
    @POST
    @Path("{period}/close")
    @CallableBy({OPERATOR, PUBLISHER})
    public PeriodBody close(@PathParam("publisher") String publisher, @PathParam("period") String period) {
        if (!room.tryAcquire()) {
            throw busy();
        }
        try {
            return answer(closing.close(scoped(publisher), Parameters.period(period)));
        } finally {
            room.release();
        }
    }

    private static PeriodBody answer(CloseOutcome outcome) {
        return switch (outcome) {
            case CloseOutcome.Closed closed -> PeriodBody.of(closed);
            case CloseOutcome.Running(Period running) -> throw stillRunning(running);
            case CloseOutcome.OutOfOrder(Period earlier) -> throw outOfOrder(earlier);
            case CloseOutcome.Unknown() -> throw Requester.notFound();
            case CloseOutcome.Behind() -> throw behind();
        };
    }

    private PublisherId scoped(String publisher) {
        return Objects.requireNonNull(requester.scope(publisher, null).publisher());
    }

    private static ProblemException stillRunning(Period running) {
        return new ProblemException(
                ProblemDetails.of(Problem.PERIOD_RUNNING, "It ends at %s; close it then.".formatted(running.end()))
                        .with("end", running.end().toString()));
    }

    private static ProblemException outOfOrder(Period earlier) {
        return new ProblemException(ProblemDetails.of(
                        Problem.EARLIER_PERIOD_OPEN,
                        "%s is open, and what it leaves over goes into this one; close it first."
                                .formatted(earlier.name()))
                .with("period", earlier.name().toString()));
    }

    private static ProblemException busy() {
        return new ProblemException(ProblemDetails.of(
                        Problem.TOO_MANY_REQUESTS,
                        "%d periods are being closed here. Close this one again in a moment.".formatted(CLOSES_AT_ONCE))
                .retryAfter(PAUSE));
    }

    private static ProblemException behind() {
        return new ProblemException(ProblemDetails.of(
                        Problem.INTAKE_BEHIND,
                        "Some accesses or uses are in the streams and not in the books yet. Close the period again in a moment.")
                .retryAfter(PAUSE));
    }
}
