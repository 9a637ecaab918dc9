package dev.parley.billing.statement.http;

import static dev.parley.shell.identity.Role.CLIENT;
import static dev.parley.shell.identity.Role.OPERATOR;
import static dev.parley.shell.identity.Role.PUBLISHER;

import dev.parley.billing.statement.store.Statements;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.http.Requester;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** What became of one response. */
@Path("/v1/accesses")
public class AccessResource {
    /** A response id: the key's number, the grant's id, 15 bytes that prove it. */
    private static final int RESPONSE_ID_BYTES = 32;

    private final Statements statements;
    private final Requester requester;

    public AccessResource(Statements statements, Requester requester) {
        this.statements = statements;
        this.requester = requester;
    }

    @GET
    @Path("{responseId}")
    @Produces(MediaType.APPLICATION_JSON)
    @CallableBy({OPERATOR, PUBLISHER, CLIENT})
    public AccessBody access(@PathParam("responseId") String responseId) {
        return grantOf(responseId)
                .flatMap(grant -> statements.access(requester.scope(), grant))
                .map(access -> AccessBody.of(responseId, access))
                .orElseThrow(Requester::notFound);
    }

    private static Optional<UUID> grantOf(String responseId) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(responseId);
            if (bytes.length == RESPONSE_ID_BYTES) {
                var buffer = ByteBuffer.wrap(bytes, 1, 16);
                return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
            }
        } catch (IllegalArgumentException notBase64) {
            // No response has such an id.
        }
        return Optional.empty();
    }
}
