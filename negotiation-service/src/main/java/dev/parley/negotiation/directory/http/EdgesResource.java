package dev.parley.negotiation.directory.http;

import dev.parley.negotiation.directory.DeliveryMode;
import dev.parley.negotiation.directory.Edge;
import dev.parley.negotiation.directory.MintedEdge;
import dev.parley.negotiation.directory.store.PublisherRegister;
import dev.parley.negotiation.problem.Faults;
import dev.parley.protocol.id.PublisherId;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The proxies that ask for decisions on a publisher's behalf. */
@Path("/v1/publishers/{publisher}/edges")
@Tag(name = "Edges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class EdgesResource {

    /** A proxy, and whether it will report how deliveries ended. */
    public record NewEdge(@Nullable String name, @Nullable String delivery) {}

    /** A new edge as it is answered, once with the text of its key. */
    public record MintedEdgeBody(String edge, String key, String name, String delivery, Instant createdAt) {
        static MintedEdgeBody of(MintedEdge minted) {
            Edge edge = minted.edge();
            return new MintedEdgeBody(
                    edge.id(),
                    minted.key().text(),
                    edge.name(),
                    PartyWords.word(edge.delivery()),
                    edge.key().createdAt());
        }

        /** Without the key. */
        @Override
        public String toString() {
            return edge;
        }
    }

    /** An edge as it is answered, by its name alone. */
    public record EdgeBody(
            String edge,
            String name,
            String delivery,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        static EdgeBody of(Edge edge) {
            return new EdgeBody(
                    edge.id(),
                    edge.name(),
                    PartyWords.word(edge.delivery()),
                    edge.key().createdAt(),
                    edge.key().revokedAt());
        }
    }

    /** All edges of a publisher, revoked ones included. */
    public record EdgeList(List<EdgeBody> edges) {}

    private final PublisherRegister register;

    EdgesResource(PublisherRegister register) {
        this.register = register;
    }

    @POST
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Make an edge and its key, whose text is shown this once")
    public Response add(@PathParam("publisher") PublisherId publisher, @Nullable NewEdge asked) {
        var faults = new Faults();
        var body = PublishersResource.requireBody(asked);
        String name = faults.required("/name", body.name(), PartyWords.NAME, PartyWords::name);
        DeliveryMode delivery =
                faults.required("/delivery", body.delivery(), PartyWords.DELIVERY, PartyWords::delivery);
        faults.throwIfAny();
        MintedEdge edge = register.addEdge(
                        publisher, PublishersResource.found(name), PublishersResource.found(delivery))
                .orElseThrow(PublishersResource::noSuchPublisher);
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(MintedEdgeBody.of(edge))
                .build();
    }

    @GET
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "List the publisher's edges")
    public EdgeList list(@PathParam("publisher") PublisherId publisher) {
        return register.find(publisher)
                .map(found ->
                        new EdgeList(found.edges().stream().map(EdgeBody::of).toList()))
                .orElseThrow(PublishersResource::noSuchPublisher);
    }

    @DELETE
    @Path("/{edge}")
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Revoke an edge: nothing is decided for it any more, and nothing taken from it")
    public void revoke(@PathParam("publisher") PublisherId publisher, @PathParam("edge") String edge) {
        if (!register.revokeEdge(publisher, edge)) {
            throw new ProblemException(ProblemDetails.of(Problem.NOT_FOUND, "The publisher has no such edge."));
        }
    }
}
