package dev.parley.negotiation.directory.http;

import dev.parley.negotiation.directory.MintedKey;
import dev.parley.negotiation.directory.Relationship;
import dev.parley.negotiation.directory.http.PublisherBody.KeyBody;
import dev.parley.negotiation.directory.store.ClientRegister;
import dev.parley.negotiation.problem.Faults;
import dev.parley.protocol.id.ClientId;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.match.Standing;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What clients are to a publisher, and their keys for it. */
@Path("/v1/publishers/{publisher}/clients/{client}")
@Tag(name = "Relationships")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RelationshipsResource {

    /** What the client is to be to the publisher. */
    public record NewStanding(@Nullable String standing) {}

    /** A relationship as it is answered. */
    public record RelationshipBody(String publisher, String client, String standing, List<KeyBody> keys) {
        static RelationshipBody of(Relationship relationship) {
            return new RelationshipBody(
                    relationship.publisher().value(),
                    relationship.client().value(),
                    PartyWords.word(relationship.standing()),
                    relationship.keys().stream().map(KeyBody::of).toList());
        }
    }

    private final ClientRegister register;

    RelationshipsResource(ClientRegister register) {
        this.register = register;
    }

    @PUT
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Say what a client is to the publisher")
    public RelationshipBody stand(
            @PathParam("publisher") PublisherId publisher,
            @PathParam("client") ClientId client,
            @Nullable NewStanding asked) {
        var faults = new Faults();
        var body = PublishersResource.requireBody(asked);
        Standing standing = faults.required("/standing", body.standing(), PartyWords.STANDING, PartyWords::standing);
        faults.throwIfAny();
        return register.stand(publisher, client, PublishersResource.found(standing))
                .map(RelationshipBody::of)
                .orElseThrow(() -> notFound("There is no such publisher, or no such client."));
    }

    @POST
    @Path("/keys")
    @Consumes(MediaType.WILDCARD)
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Make a key that opens this publisher to this client; its text is shown this once")
    public Response addKey(@PathParam("publisher") PublisherId publisher, @PathParam("client") ClientId client) {
        MintedKey key = register.addKey(publisher, client)
                .orElseThrow(() -> notFound(
                        "The publisher has no relationship with this client. Begin one with PUT /v1/publishers/%s/clients/%s."
                                .formatted(publisher, client)));
        return PublishersResource.minted(key);
    }

    @DELETE
    @Path("/keys/{keyId}")
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Revoke a client's key")
    public void revokeKey(
            @PathParam("publisher") PublisherId publisher,
            @PathParam("client") ClientId client,
            @PathParam("keyId") String keyId) {
        if (!register.revokeKey(publisher, client, keyId)) {
            throw notFound("The client has no such key for this publisher.");
        }
    }

    private static ProblemException notFound(String detail) {
        return new ProblemException(ProblemDetails.of(Problem.NOT_FOUND, detail));
    }
}
