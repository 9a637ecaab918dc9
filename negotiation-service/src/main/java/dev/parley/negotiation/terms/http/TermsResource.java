package dev.parley.negotiation.terms.http;

import dev.parley.negotiation.terms.store.TermsLibrary;
import dev.parley.protocol.id.TermsHash;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows terms to everybody. */
@Path("/v1/terms")
@Tag(name = "Terms")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TermsResource {
    private final TermsLibrary library;

    TermsResource(TermsLibrary library) {
        this.library = library;
    }

    @GET
    @Path("/{hash}")
    @CallableBy(Role.ANYONE)
    @Operation(summary = "Show published terms; offers to named clients stand in them by their hash alone")
    public Response show(@PathParam("hash") TermsHash hash) {
        return library.published(hash)
                .map(document -> Response.ok(document, MediaType.APPLICATION_JSON_TYPE)
                        .header("Cache-Control", "public, max-age=31536000, immutable")
                        .build())
                .orElseThrow(() ->
                        new ProblemException(ProblemDetails.of(Problem.NOT_FOUND, "No such terms were published.")));
    }
}
