package dev.parley.negotiation.agreement.http;

import dev.parley.negotiation.agreement.StoredAgreement;
import dev.parley.negotiation.agreement.store.AgreementLibrary;
import dev.parley.negotiation.identity.Principal;
import dev.parley.negotiation.identity.http.Requester;
import dev.parley.protocol.agreement.Agreement;
import dev.parley.protocol.id.AgreementId;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows agreements to their parties. */
@Path("/v1/agreements")
@Tag(name = "Agreements")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AgreementsResource {

    /** An agreement as it is answered. */
    public record AgreementBody(
            String agreement,
            String publisher,
            String payer,
            String offer,
            String terms,
            String settlement,
            Instant concludedAt,
            String signed) {
        static AgreementBody of(StoredAgreement stored) {
            Agreement agreement = stored.agreement();
            return new AgreementBody(
                    agreement.id().value(),
                    agreement.publisher().value(),
                    agreement.payer().value(),
                    agreement.offer().value(),
                    agreement.terms().value(),
                    agreement.settlement().token(),
                    stored.concludedAt(),
                    stored.signed());
        }
    }

    private final AgreementLibrary library;
    private final Requester requester;

    AgreementsResource(AgreementLibrary library, Requester requester) {
        this.library = library;
        this.requester = requester;
    }

    @GET
    @Path("/{agreement}")
    @CallableBy({Role.OPERATOR, Role.PUBLISHER, Role.CLIENT})
    @Operation(summary = "Show an agreement to one of its parties, with its signed form")
    public AgreementBody show(@PathParam("agreement") AgreementId agreement) {
        return library.find(agreement)
                .filter(stored -> maySee(requester.principal(), stored.agreement()))
                .map(AgreementBody::of)
                .orElseThrow(() ->
                        new ProblemException(ProblemDetails.of(Problem.NOT_FOUND, "There is no such agreement.")));
    }

    private static boolean maySee(Principal principal, Agreement agreement) {
        boolean isParty = !(principal instanceof Principal.ClientOf client)
                || client.client().value().equals(agreement.payer().value());
        return isParty && principal.reaches(agreement.publisher());
    }
}
