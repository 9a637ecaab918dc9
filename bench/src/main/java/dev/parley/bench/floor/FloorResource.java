package dev.parley.bench.floor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * As little as an endpoint can do that reads the same request, looks up the same kind of key and writes the same
 * answer as the one that it is held against.
 */
@Path("/floor")
@NonBlocking
public class FloorResource {

    /** A request for a decision. */
    public record Asked(String method, String url, Map<String, String> headers) {}

    private final KnownKeys keys;
    private final JsonNode answer;
    private final RestResponse.Status status;

    FloorResource(FloorConfiguration configuration, ObjectMapper json) throws IOException {
        this.keys = new KnownKeys(configuration.key());
        this.answer = json.readTree(configuration.answer().toFile());
        this.status = RestResponse.Status.fromStatusCode(configuration.status());
    }

    @POST
    @Path("/decisions")
    public RestResponse<JsonNode> decide(@HeaderParam("Authorization") @Nullable String authorization, Asked asked) {
        return keys.include(authorization)
                ? RestResponse.status(status, answer)
                : RestResponse.status(RestResponse.Status.UNAUTHORIZED);
    }

    @GET
    @Path("/ready")
    public String ready() {
        return "ready";
    }
}
