package dev.parley.negotiation.access.http;

import dev.parley.negotiation.access.feed.DecisionFeed;
import dev.parley.negotiation.identity.http.Requester;
import dev.parley.negotiation.store.Cursor;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows the latest decisions of this node. They are made by {@link DecisionsRoute}, which shares the path. */
@Path("/v1/decisions")
@Tag(name = "Decisions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class DecisionFeedResource {
    private static final int USUAL_LIMIT = 100;

    private final DecisionFeed feed;
    private final Requester requester;

    DecisionFeedResource(DecisionFeed feed, Requester requester) {
        this.feed = feed;
        this.requester = requester;
    }

    @GET
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Show the latest decisions of this node, or those that came after one")
    public Response list(@QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable String limit) {
        Long place = after == null ? null : Cursor.decodeNumber(after);
        var excerpt = feed.read(place, limit(limit), requester.principal()::reaches);
        return Response.ok(FeedBody.of(excerpt, after))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static int limit(@Nullable String asked) {
        if (asked == null) {
            return USUAL_LIMIT;
        }
        boolean isNumber = asked.matches("[1-9][0-9]{0,3}");
        if (!isNumber || Integer.parseInt(asked) > DecisionFeed.CAPACITY) {
            throw new ProblemException(ProblemDetails.of(
                    Problem.INVALID_REQUEST,
                    "The parameter limit is a whole number from 1 to %d.".formatted(DecisionFeed.CAPACITY)));
        }
        return Integer.parseInt(asked);
    }
}
