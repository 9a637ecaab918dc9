package dev.parley.shell.problem.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.shell.problem.ProblemDetails;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;

/** Problems as they are sent. */
@Singleton
public class ProblemJson {
    public static final String MEDIA_TYPE = "application/problem+json";

    private final ObjectMapper mapper;

    public ProblemJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** The body, in UTF-8. */
    public byte[] body(ProblemDetails details) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", details.problem().type());
        body.put("title", details.problem().title());
        body.put("status", details.status());
        body.put("detail", details.detail());
        body.putAll(details.members());
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem holds text, numbers, lists, maps and records alone", e);
        }
    }

    /** The whole answer: status, fields and body; never stored by a cache. */
    public Response response(ProblemDetails details) {
        var response = Response.status(details.status())
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(body(details));
        details.fields().forEach(response::header);
        return response.build();
    }
}
