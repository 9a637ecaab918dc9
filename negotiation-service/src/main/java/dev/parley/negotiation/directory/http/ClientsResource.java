package dev.parley.negotiation.directory.http;

import dev.parley.negotiation.directory.Client;
import dev.parley.negotiation.directory.MintedKey;
import dev.parley.negotiation.directory.Registration;
import dev.parley.negotiation.directory.Registration.Created;
import dev.parley.negotiation.directory.Registration.Differs;
import dev.parley.negotiation.directory.Registration.Missing;
import dev.parley.negotiation.directory.Registration.Present;
import dev.parley.negotiation.directory.Registration.Taken;
import dev.parley.negotiation.directory.store.ClientRegister;
import dev.parley.negotiation.problem.Faults;
import dev.parley.protocol.id.ClientId;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import dev.parley.shell.problem.Problem;
import dev.parley.shell.problem.ProblemDetails;
import dev.parley.shell.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Clients: the organisations behind agents. */
@Path("/v1/clients")
@Tag(name = "Clients")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ClientsResource {

    /** Who buys. */
    public record NewClient(@Nullable String id, @Nullable String name) {}

    /** A client as it is answered. */
    public record ClientBody(String id, String name) {
        static ClientBody of(Client client) {
            return new ClientBody(client.id().value(), client.name());
        }
    }

    private final ClientRegister register;
    private final InstantSource clock;
    private final RandomGenerator random;

    ClientsResource(ClientRegister register, InstantSource clock, RandomGenerator random) {
        this.register = register;
        this.clock = clock;
        this.random = random;
    }

    @POST
    @CallableBy(Role.OPERATOR)
    @Operation(summary = "Register a client")
    public Response register(@Nullable NewClient asked) {
        var faults = new Faults();
        var body = PublishersResource.requireBody(asked);
        ClientId id = faults.optional("/id", body.id(), "cli_ and 1 to 60 of a-z, 0-9 and _", ClientId::new);
        String name = faults.required("/name", body.name(), PartyWords.NAME, PartyWords::name);
        faults.throwIfAny();
        return answer(register.register(id == null ? newId() : id, PublishersResource.found(name)));
    }

    private ClientId newId() {
        return new ClientId("cli_" + MintedKey.timeOrdered(clock.instant(), random));
    }

    private static Response answer(Registration<Client> outcome) {
        return switch (outcome) {
            case Created<Client>(Client client) ->
                Response.created(URI.create("/v1/clients/" + client.id()))
                        .entity(ClientBody.of(client))
                        .build();
            case Present<Client>(Client client) ->
                Response.ok(ClientBody.of(client)).build();
            case Differs<Client>(String what) -> throw new ProblemException(ProblemDetails.of(Problem.CONFLICT, what));
            case Taken<Client> taken -> throw unowned();
            case Missing<Client> missing -> throw unowned();
        };
    }

    private static IllegalStateException unowned() {
        return new IllegalStateException("a client belongs to nobody");
    }
}
