package dev.parley.negotiation.directory.http;

import dev.parley.negotiation.directory.HostConfiguration;
import dev.parley.negotiation.directory.MintedKey;
import dev.parley.negotiation.directory.Origin;
import dev.parley.negotiation.directory.Publisher;
import dev.parley.negotiation.directory.Registration;
import dev.parley.negotiation.directory.Registration.Created;
import dev.parley.negotiation.directory.Registration.Differs;
import dev.parley.negotiation.directory.Registration.Missing;
import dev.parley.negotiation.directory.Registration.Present;
import dev.parley.negotiation.directory.Registration.Taken;
import dev.parley.negotiation.directory.store.PublisherRegister;
import dev.parley.negotiation.identity.Principal;
import dev.parley.negotiation.identity.http.Requester;
import dev.parley.negotiation.problem.Faults;
import dev.parley.negotiation.store.Cursor;
import dev.parley.protocol.id.PublisherId;
import dev.parley.protocol.money.Asset;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Publishers, their origins and their own keys. */
@Path("/v1/publishers")
@Tag(name = "Publishers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PublishersResource {
    private static final int PAGE = 100;

    /** Who sells. */
    public record NewPublisher(
            @Nullable String id,
            @Nullable String name,
            @Nullable String zone,
            @Nullable String currency) {}

    /** A host that the publisher's terms speak for. */
    public record NewOrigin(
            @Nullable String origin, @Nullable String upstream) {}

    /** @param next the cursor of what follows, if anything does */
    public record PublisherPage(
            List<PublisherBody> publishers, @Nullable String next) {}

    private final PublisherRegister register;
    private final Requester requester;
    private final HostConfiguration hosts;
    private final InstantSource clock;
    private final RandomGenerator random;

    PublishersResource(
            PublisherRegister register,
            Requester requester,
            HostConfiguration hosts,
            InstantSource clock,
            RandomGenerator random) {
        this.register = register;
        this.requester = requester;
        this.hosts = hosts;
        this.clock = clock;
        this.random = random;
    }

    @POST
    @CallableBy(Role.OPERATOR)
    @Operation(summary = "Register a publisher")
    public Response register(@Nullable NewPublisher asked) {
        var faults = new Faults();
        var body = requireBody(asked);
        PublisherId id = faults.optional("/id", body.id(), "pub_ and 1 to 60 of a-z, 0-9 and _", PublisherId::new);
        String name = faults.required("/name", body.name(), PartyWords.NAME, PartyWords::name);
        ZoneId zone = faults.required("/zone", body.zone(), PartyWords.ZONE, PartyWords::zone);
        Asset currency = faults.required("/currency", body.currency(), PartyWords.CURRENCY, PartyWords::currency);
        faults.throwIfAny();
        return answer(register.register(id == null ? newId() : id, found(name), found(zone), found(currency)));
    }

    @GET
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "List the publishers that the caller may see")
    public PublisherPage list(@QueryParam("next") @Nullable String next) {
        return switch (requester.principal()) {
            case Principal.PublisherItself(PublisherId publisher, String keyId) ->
                new PublisherPage(List.of(find(publisher)), null);
            case Principal.Operator operator -> page(next == null ? "" : Cursor.decode(next));
            case Principal.ClientOf client -> new PublisherPage(List.of(), null);
            case Principal.Nobody nobody -> new PublisherPage(List.of(), null);
        };
    }

    @GET
    @Path("/{publisher}")
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Show a publisher")
    public PublisherBody show(@PathParam("publisher") PublisherId publisher) {
        return find(publisher);
    }

    @POST
    @Path("/{publisher}/origins")
    @CallableBy(Role.OPERATOR)
    @Operation(summary = "Give a publisher an origin, or an origin another upstream")
    public Response addOrigin(@PathParam("publisher") PublisherId publisher, @Nullable NewOrigin asked) {
        var faults = new Faults();
        var body = requireBody(asked);
        URI origin = faults.required("/origin", body.origin(), PartyWords.ORIGIN, PartyWords::origin);
        URI upstream = faults.required("/upstream", body.upstream(), PartyWords.UPSTREAM, PartyWords::upstream);
        if (origin != null && hosts.apiHosts().contains(origin.getHost())) {
            faults.add("/origin", "expected a host other than the API's own");
        }
        faults.throwIfAny();
        return answer(register.addOrigin(publisher, new Origin(found(origin), found(upstream), "operator")));
    }

    @POST
    @Path("/{publisher}/keys")
    @Consumes(MediaType.WILDCARD)
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Make a key of the publisher's own; its text is shown this once")
    public Response addKey(@PathParam("publisher") PublisherId publisher) {
        MintedKey key = register.addKey(publisher).orElseThrow(PublishersResource::noSuchPublisher);
        return minted(key);
    }

    @DELETE
    @Path("/{publisher}/keys/{keyId}")
    @CallableBy({Role.OPERATOR, Role.PUBLISHER})
    @Operation(summary = "Revoke a key of the publisher's own")
    public void revokeKey(@PathParam("publisher") PublisherId publisher, @PathParam("keyId") String keyId) {
        if (!register.revokeKey(publisher, keyId)) {
            throw new ProblemException(ProblemDetails.of(Problem.NOT_FOUND, "The publisher has no such key."));
        }
    }

    static Response minted(MintedKey key) {
        return Response.status(Response.Status.CREATED)
                .header("Cache-Control", "no-store")
                .entity(MintedKeyBody.of(key))
                .build();
    }

    static <T> T requireBody(@Nullable T body) {
        if (body == null) {
            throw new ProblemException(ProblemDetails.of(Problem.MALFORMED_BODY, "Expected a JSON object."));
        }
        return body;
    }

    /** After the faults were thrown nothing required is absent. */
    static <T> T found(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a missing member was not noted");
        }
        return value;
    }

    static ProblemException noSuchPublisher() {
        return new ProblemException(ProblemDetails.of(Problem.NOT_FOUND, "There is no such publisher."));
    }

    private PublisherBody find(PublisherId publisher) {
        return register.find(publisher).map(PublisherBody::of).orElseThrow(PublishersResource::noSuchPublisher);
    }

    private PublisherPage page(String after) {
        List<PublisherBody> found =
                register.list(after, PAGE + 1).stream().map(PublisherBody::of).toList();
        return found.size() <= PAGE
                ? new PublisherPage(found, null)
                : new PublisherPage(
                        found.subList(0, PAGE),
                        Cursor.encode(found.get(PAGE - 1).id()));
    }

    private PublisherId newId() {
        return new PublisherId("pub_" + MintedKey.timeOrdered(clock.instant(), random));
    }

    private static Response answer(Registration<Publisher> outcome) {
        return switch (outcome) {
            case Created<Publisher>(Publisher publisher) ->
                Response.created(URI.create("/v1/publishers/" + publisher.id()))
                        .entity(PublisherBody.of(publisher))
                        .build();
            case Present<Publisher>(Publisher publisher) ->
                Response.ok(PublisherBody.of(publisher)).build();
            case Differs<Publisher>(String what) ->
                throw new ProblemException(ProblemDetails.of(Problem.CONFLICT, what));
            case Taken<Publisher> taken ->
                throw new ProblemException(ProblemDetails.of(
                        Problem.ORIGIN_TAKEN, "A host speaks for one publisher; this one is registered by another."));
            case Missing<Publisher> missing -> throw noSuchPublisher();
        };
    }
}
