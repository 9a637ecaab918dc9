package dev.parley.usagelog.query.http;

import static dev.parley.shell.identity.Role.CLIENT;
import static dev.parley.shell.identity.Role.OPERATOR;
import static dev.parley.shell.identity.Role.PUBLISHER;

import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.http.Requester;
import dev.parley.usagelog.query.store.Usages;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What was done with what was accessed. */
@Path("/v1/usage")
public class UsageResource {
    private final Usages usages;
    private final Requester requester;

    public UsageResource(Usages usages, Requester requester) {
        this.usages = usages;
        this.requester = requester;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @CallableBy({OPERATOR, PUBLISHER, CLIENT})
    public UsageBody usage(@BeanParam Question question) {
        return UsageBody.of(
                usages.page(question.scope(requester), question.filter(), question.after(), question.pageSize()));
    }
}
