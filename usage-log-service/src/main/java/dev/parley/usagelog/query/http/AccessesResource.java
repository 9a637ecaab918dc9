package dev.parley.usagelog.query.http;

import static dev.parley.shell.identity.Role.CLIENT;
import static dev.parley.shell.identity.Role.OPERATOR;
import static dev.parley.shell.identity.Role.PUBLISHER;

import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.http.Requester;
import dev.parley.usagelog.query.store.Accesses;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What was accessed. */
@Path("/v1/accesses")
public class AccessesResource {
    private final Accesses accesses;
    private final Requester requester;

    public AccessesResource(Accesses accesses, Requester requester) {
        this.accesses = accesses;
        this.requester = requester;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @CallableBy({OPERATOR, PUBLISHER, CLIENT})
    public AccessesBody accesses(@BeanParam Question question) {
        return AccessesBody.of(
                accesses.page(question.scope(requester), question.filter(), question.after(), question.pageSize()));
    }
}
