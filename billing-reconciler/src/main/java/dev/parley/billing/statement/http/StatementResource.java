package dev.parley.billing.statement.http;

import static dev.parley.shell.identity.Role.CLIENT;
import static dev.parley.shell.identity.Role.OPERATOR;
import static dev.parley.shell.identity.Role.PUBLISHER;

import dev.parley.billing.http.Parameters;
import dev.parley.billing.statement.store.Statements;
import dev.parley.shell.http.Cursor;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Scope;
import dev.parley.shell.identity.http.Requester;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** What was counted and charged so far. */
@Path("/v1/statements")
public class StatementResource {
    private final Statements statements;
    private final Requester requester;

    public StatementResource(Statements statements, Requester requester) {
        this.statements = statements;
        this.requester = requester;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @CallableBy({OPERATOR, PUBLISHER, CLIENT})
    public StatementBody statement(
            @QueryParam("publisher") @Nullable String publisher,
            @QueryParam("client") @Nullable String client,
            @QueryParam("period") @Nullable String period,
            @QueryParam("next") @Nullable String next) {
        Scope scope = requester.scope(publisher, client);
        return StatementBody.of(statements.statement(scope, Parameters.period(period), Cursor.parse(next)), scope);
    }
}
