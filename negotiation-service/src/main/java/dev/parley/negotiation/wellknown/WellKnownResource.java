package dev.parley.negotiation.wellknown;

import dev.parley.negotiation.agreement.keys.KeyRing;
import dev.parley.negotiation.directory.Directory;
import dev.parley.negotiation.directory.HostConfiguration;
import dev.parley.negotiation.directory.Site;
import dev.parley.negotiation.terms.TermsInForce;
import dev.parley.protocol.terms.CompiledTerms;
import dev.parley.shell.identity.CallableBy;
import dev.parley.shell.identity.Role;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells an agent where everything is, under the API's hosts and under every origin. */
@Path("/.well-known")
@Tag(name = "Discovery")
@Produces(MediaType.APPLICATION_JSON)
public class WellKnownResource {

    /**
     * Where everything is, as absolute addresses; those in braces are URI templates (RFC 6570).
     *
     * @param site the origin under which it was asked for, where it was one
     */
    public record Discovery(
            int parley,
            String decisions,
            String authorize,
            String deliveries,
            String agreements,
            String terms,
            String keys,
            String openapi,
            List<String> bounds,
            @Nullable SiteBody site) {}

    /** @param terms the document in force; absent where none is */
    public record SiteBody(
            String publisher,
            String origin,
            @Nullable String terms,
            @Nullable String termsHash) {}

    /** A JSON Web Key Set (RFC 7517). */
    public record KeySet(List<PublicKey> keys) {}

    /** An Ed25519 key (RFC 8037). */
    public record PublicKey(String kty, String crv, String use, String alg, String kid, String x) {}

    private final Directory directory;
    private final TermsInForce terms;
    private final HostConfiguration hosts;
    private final KeyRing ring;
    private final InstantSource clock;

    WellKnownResource(
            Directory directory, TermsInForce terms, HostConfiguration hosts, KeyRing ring, InstantSource clock) {
        this.directory = directory;
        this.terms = terms;
        this.hosts = hosts;
        this.ring = ring;
        this.clock = clock;
    }

    @GET
    @Path("/parley.json")
    @CallableBy(Role.ANYONE)
    @Operation(summary = "Where terms, decisions, agreements and keys are")
    public Response discovery(@HeaderParam(HttpHeaders.HOST) @Nullable String host) {
        String api = hosts.apiUrl();
        SiteBody site = Optional.ofNullable(host)
                .flatMap(directory::site)
                .map(this::site)
                .orElse(null);
        return cached(new Discovery(
                1,
                api + "/v1/decisions",
                api + "/v1/authorize",
                api + "/v1/deliveries",
                api + "/v1/agreements/{agreement}",
                api + "/v1/terms/{terms}",
                api + "/.well-known/parley-keys.json",
                api + "/openapi",
                List.of("Access-Bounds", "If-Price-LTE"),
                site));
    }

    @GET
    @Path("/parley-keys.json")
    @CallableBy(Role.ANYONE)
    @Operation(summary = "The keys that agreements are signed with, retired and upcoming ones included")
    public Response keys() {
        return cached(new KeySet(ring.agreements().stream()
                .map(key -> new PublicKey("OKP", "Ed25519", "sig", "EdDSA", key.id(), key.x()))
                .toList()));
    }

    private SiteBody site(Site site) {
        Optional<CompiledTerms> inForce = terms.of(site.publisher(), clock.instant());
        return new SiteBody(
                site.publisher().value(),
                site.origin().toString(),
                inForce.map(version -> hosts.apiUrl() + "/v1/terms/" + version.hash())
                        .orElse(null),
                inForce.map(version -> version.hash().value()).orElse(null));
    }

    private static Response cached(Object body) {
        return Response.ok(body).header("Cache-Control", "public, max-age=60").build();
    }
}
